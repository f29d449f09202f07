import Link from "next/link";
import type { MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import { VERDICT_NAMES } from "@/lib/interview/words/session-log-words";
import type { MockScore } from "@/lib/interview/rules/mock/mock-score";
import { percent } from "@/lib/shared/words/percent";
import { counted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";

type InterviewHistoryProps = Readonly<{
  mocks: readonly Readonly<{
    id: string;
    title: string;
    day: number;
    questions: number;
    verdict: MockVerdict;
    score: MockScore | null;
  }>[];
  /** True when older ones aren't listed. */
  hasOlder: boolean;
  today: number;
}>;

/**
 * Shows the latest past interviews, the last one first, and whether each was unaided. Shows nothing
 * before the first.
 */
export function InterviewHistory({ mocks, hasOlder, today }: InterviewHistoryProps) {
  if (mocks.length === 0) return null;
  return (
    <section className="space-y-3 border-t border-line pt-8" aria-labelledby="interviews">
      <h2 id="interviews">Your interviews</h2>
      <ul>
        {mocks.map(({ id, title, day, questions, verdict, score }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <Link className="tap-line" href={`/interviews/${id}/report`}>
              {longStudyDay(day, today)}: {title}, {counted(questions, "question", "questions")}
            </Link>
            <span className="text-sm text-soft">
              {VERDICT_NAMES[verdict.kind]}
              {score && `, ${percent(score.score)}`}
            </span>
          </li>
        ))}
      </ul>
      {hasOlder && (
        <p className="measure text-sm text-soft">These are your last {mocks.length} interviews.</p>
      )}
    </section>
  );
}
