import Link from "next/link";
import type { MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import { CALIBRATION_THRESHOLDS } from "@/lib/memory/rules/readiness/calibration";
import { PREDICTION_FROM_REVIEWS } from "@/lib/memory/rules/readiness/readiness";

type LaterSectionProps = Readonly<{
  /**
   * The number of reviews towards a prediction without an interview date, or null when another
   * section shows it.
   */
  towardsPrediction: number | null;
  /** The verdict on the last interview, or null when another section shows an unaided mock. */
  towardsMock: MockVerdict["kind"] | "none" | null;
  /**
   * The number of reviews towards a judgement of the predictions, or null when another section
   * shows it.
   */
  towardsCalibration: number | null;
}>;

/**
 * Shows what Progress can't show yet, in one place, each with what it needs. Shows nothing when
 * Progress shows everything.
 */
export function LaterSection({
  towardsPrediction,
  towardsMock,
  towardsCalibration,
}: LaterSectionProps) {
  if (towardsPrediction === null && towardsMock === null && towardsCalibration === null)
    return null;
  return (
    <section className="space-y-4 border-t border-line pt-8" aria-labelledby="later">
      <h2 id="later">What comes with more answers</h2>
      <ul className="measure list-disc space-y-2 pl-5">
        {towardsPrediction !== null && (
          <li>
            How much of all questions you would know in an interview: from {PREDICTION_FROM_REVIEWS}{" "}
            reviews on a later day than the one before; you have {towardsPrediction}.{" "}
            <Link href="/settings" className="print:hidden">
              Say when your interview is
            </Link>
          </li>
        )}
        {towardsMock !== null && (
          <li>
            Your mock score: after a mock without help, from its first question to its last
            {towardsMock === "with_help" && "; your last interview was taken with help"}
            {towardsMock === "unfinished" && "; your last interview ended early"}
            {towardsMock === "practice" &&
              "; your last interview was practice of one concept"}.{" "}
            <Link href="/interviews/new" className="print:hidden">
              Start a mock interview
            </Link>
          </li>
        )}
        {towardsCalibration !== null && (
          <li>
            Whether you can believe the predictions: from {CALIBRATION_THRESHOLDS.ratio} reviews
            that were predicted; you have {towardsCalibration}.
          </li>
        )}
      </ul>
    </section>
  );
}
