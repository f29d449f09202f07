import Link from "next/link";
import { longStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";

type OpenInterview = Readonly<{
  id: string;
  title: string;
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

/** Every interview that is not finished: the latest one at hand, older ones a step away. */
export function OpenInterviews({ interviews, zone, cutoffHour, today }: OpenInterviewsProps) {
  const [latest, ...older] = interviews;
  if (!latest) return null;
  const progress = ({ position, questions, createdAt }: OpenInterview) =>
    `question ${(position ?? 0) + 1} of ${questions}, begun ${longStudyDay(studyDayOf(createdAt, zone, cutoffHour), today)}`;
  return (
    <div className="space-y-1">
      <p>
        <Link href={`/interviews/${latest.id}`} className="button-quiet flex-col items-start">
          Go on with: {latest.title} <span className="text-sm text-soft">{progress(latest)}</span>
        </Link>
      </p>
      {older.length > 0 && (
        <details>
          <summary className="flex min-h-11 w-fit cursor-pointer items-center text-sm text-soft underline underline-offset-4">
            {older.length === 1 ? "One more is" : `${older.length} more are`} not finished
          </summary>
          <ul className="space-y-1 border-l border-line pl-4">
            {older.map((interview) => (
              <li key={interview.id}>
                <Link href={`/interviews/${interview.id}`} className="inline-flex min-h-11 items-center py-1">
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
