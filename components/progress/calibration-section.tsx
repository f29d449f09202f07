import { CalibrationDots } from "@/components/charts/calibration-dots";
import { ChartFigure } from "@/components/charts/chart-figure";
import {
  CALIBRATION_THRESHOLDS,
  type Calibration,
  type CalibrationVerdict,
} from "@/lib/memory/rules/readiness/calibration";
import type { Health } from "@/lib/memory/rules/fit/health";
import { healthInWords } from "@/lib/memory/words/health-words";
import { weightsInWords } from "@/lib/memory/words/weights-words";
import type { Metrics } from "@/lib/memory/rules/fit/metrics";
import { calibrationTable } from "@/lib/progress/words/tables";
import { percent } from "@/lib/shared/words/percent";
import { longStudyDay } from "@/lib/shared/study-day";

type CalibrationSectionProps = Readonly<{
  calibration: Calibration;
  /** All long-term reviews so far; the calibration has the latest of them. */
  reviews: number;
  fit: Readonly<{
    reviews: number;
    day: number;
    isAdopted: boolean;
    /** True when the person's own weights count, from this fit or an earlier one. */
    isOwn: boolean;
    metrics: Readonly<{
      fitted: Metrics;
      byDefault: Metrics;
      constant: Metrics;
      health: Health;
      gradesAlike?: boolean;
    }>;
  }> | null;
  /** The number of long-term reviews that a fit needs. */
  fitFrom: number;
  today: number;
}>;

const VERDICTS: Readonly<Record<CalibrationVerdict, string>> = {
  too_few: "",
  well_calibrated: "What was predicted came.",
  overconfident: "You recalled less than was predicted. Use Again whenever you had forgotten.",
  underconfident: "You recalled more than was predicted.",
  uninformative: "Right on the whole, but no better than your own average.",
};

/**
 * Shows whether the predictions are reliable: each prediction next to the result, and whose weights
 * made them.
 */
export function CalibrationSection({
  calibration,
  reviews,
  fit,
  fitFrom,
  today,
}: CalibrationSectionProps) {
  const { n, shows, observed, expected, verdict } = calibration;
  return (
    <section className="space-y-6 border-t border-line pt-8" aria-labelledby="calibration">
      <h2 id="calibration">Can you believe the predictions?</h2>
      {shows === "nothing" ? (
        <p className="measure">
          Too few reviews to say: {n} of {CALIBRATION_THRESHOLDS.ratio}.
        </p>
      ) : (
        <p className="measure">
          {VERDICTS[verdict]} Over {n < reviews ? "your last " : ""}
          {n} reviews {percent(expected)} was predicted and {percent(observed)} recalled.
        </p>
      )}
      {shows === "curve" && (
        <ChartFigure
          title="Each dot is a tenth of your reviews; on the line, prediction and recall agree."
          table={calibrationTable(calibration.bins)}
          csv="/api/progress/calibration"
        >
          <CalibrationDots bins={calibration.bins} />
        </ChartFigure>
      )}
      <Weights fit={fit} reviews={reviews} fitFrom={fitFrom} today={today} />
    </section>
  );
}

function Weights({
  fit,
  reviews,
  fitFrom,
  today,
}: Pick<CalibrationSectionProps, "fit" | "fitFrom" | "today"> & Readonly<{ reviews: number }>) {
  if (!fit)
    return (
      <p className="measure text-sm text-soft">
        The predictions use FSRS's default weights. From {fitFrom} reviews on a later day on, your
        own are tried; you have {reviews}.
      </p>
    );
  const { fitted, byDefault, constant, health } = fit.metrics;
  const rows = [
    ["Your own weights", fitted],
    ["The default weights", byDefault],
    ["One number for everything", constant],
  ] as const;
  return (
    <div className="max-w-xl space-y-3">
      <p className="measure">
        {weightsInWords({ ...fit, isAlike: fit.metrics.gradesAlike ?? false })}{" "}
        {healthInWords(health)}
      </p>
      <details className="not-open:print:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-soft underline underline-offset-4">
          How well each predicted what it had not seen
        </summary>
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-left">
              <th className="py-1 pr-4 font-medium">Lower is better</th>
              <th className="py-1 pr-4 text-right font-medium">Log loss</th>
              <th className="py-1 pr-4 text-right font-medium">Brier</th>
              <th className="py-1 text-right font-medium">RMSE</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, { logLoss, brier, rmseBins }]) => (
              <tr key={name} className="border-b border-line">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {name}
                </th>
                {[logLoss, brier, rmseBins].map((value, column) => (
                  <td
                    key={["log", "brier", "rmse"][column]}
                    className="py-1 pr-4 text-right last:pr-0"
                  >
                    {value.toFixed(3)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="pt-2 text-sm text-soft">
          Tried on {longStudyDay(fit.day, today)} with {fit.reviews} reviews, tested forward in
          time.
        </p>
      </details>
    </div>
  );
}
