import Link from "next/link";
import type { MockDifference } from "@/lib/interview/rules/mock/compare-mocks";
import { differenceInWords } from "@/lib/interview/words/mock-words";
import { isComparable, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { extraTimeDifference } from "@/lib/interview/words/extra-time-words";
import { percent } from "@/lib/shared/words/percent";
import { longStudyDay } from "@/lib/shared/study-day";

type ComparisonSectionProps = Readonly<{
  comparison: MockDifference &
    Readonly<{
      interviewId: string;
      day: number;
      score: { readonly score: number };
      questions: number;
      isSameList: boolean;
      extraTimes: readonly [ExtraTime, ExtraTime];
    }>;
  today: number;
}>;

/**
 * Shows this mock against the last unaided one of its series, and whether the difference is more
 * than chance.
 */
export function ComparisonSection({ comparison, today }: ComparisonSectionProps) {
  const { interviewId, day, score, questions, isSameList, extraTimes } = comparison;
  const timesDiffer = extraTimeDifference(...extraTimes);
  return (
    <section
      className="break-inside-avoid space-y-3 border-t border-line pt-6"
      aria-labelledby="comparison"
    >
      <h2 id="comparison">
        {isSameList ? "Against the same questions before" : "Against the last one of its kind"}
      </h2>
      <p className="measure">
        {differenceInWords(comparison, { questions, day: longStudyDay(day, today) })}
      </p>
      <p className="measure text-sm text-soft">
        {timesDiffer && `${timesDiffer} `}
        {isComparable(...extraTimes) &&
          (isSameList
            ? "You had seen these questions and their answers: this shows what stuck. "
            : "It asked other questions of the same kinds: this shows what carries over. ")}
        <Link href={`/interviews/${interviewId}/report`}>Its report, {percent(score.score)}</Link>
      </p>
    </section>
  );
}
