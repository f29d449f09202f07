import Link from "next/link";
import type { InterviewPhase } from "@/lib/interview/rules/session/interview-state";
import { longStudyDay, studyDayOf } from "@/lib/shared/study-day";

type OpenInterview = Readonly<{
  id: string;
  title: string;
  phase: InterviewPhase;
  createdAt: Date;
  questions: number;
  position: number | null;
}>;

type OpenInterviewsProps = Readonly<{
  interviews: readonly OpenInterview[];
  zone: string;
  cutoffHour: number;
  today: number;
}>;

/**
 * Shows every interview that can be continued: the latest one first, and older or closed ones
 * behind a line.
 */
export function OpenInterviews({ interviews, zone, cutoffHour, today }: OpenInterviewsProps) {
  const latest = interviews.find(({ phase }) => phase === "open");
  const others = interviews.filter((interview) => interview !== latest);
  const progress = ({ position, questions, createdAt, phase }: OpenInterview) =>
    `question ${(position ?? 0) + 1} of ${questions}, begun ${longStudyDay(studyDayOf(createdAt, zone, cutoffHour), today)}${phase === "abandoned" ? ", closed itself" : ""}`;
  if (interviews.length === 0) return null;
  const rest = latest ? ["more is", "more are"] : ["interview is", "interviews are"];
  return (
    <div className="space-y-1">
      {latest && (
        <p>
          <Link href={`/interviews/${latest.id}`} className="button-quiet flex-col items-start">
            Go on with: {latest.title} <span className="text-sm text-soft">{progress(latest)}</span>
          </Link>
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary className="disclosure">
            {others.length === 1 ? `One ${rest[0]}` : `${others.length} ${rest[1]}`} not finished
          </summary>
          <ul className="space-y-1 border-l border-line pl-4">
            {others.map((interview) => (
              <li key={interview.id}>
                <Link href={`/interviews/${interview.id}`} className="tap-line py-1">
                  {interview.title}, {progress(interview)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
