import Link from "next/link";
import type { Viewer } from "@/lib/auth/viewer";
import { satAt } from "@/lib/interview/rules/session/interview-state";
import { counted } from "@/lib/shared/words/counted";
import { longStudyDay, studyDayOf } from "@/lib/shared/study-day";
import type { Today } from "@/lib/practice/usecases/load-today";

type LastInterviewsProps = Readonly<{
  interviews: Today["interviews"];
  /** Those that can be retaken. */
  retakes: ReadonlySet<string>;
  viewer: Viewer;
  today: number;
}>;

/**
 * Shows the reports of the last interviews, each with a button to retake it if its answers haven't
 * been open for a day.
 */
export function LastInterviews({
  interviews,
  retakes,
  viewer: { zone, cutoffHour },
  today,
}: LastInterviewsProps) {
  if (interviews.length === 0) return null;
  return (
    <section className="space-y-3">
      <h2>Your last interviews</h2>
      <ul>
        {interviews.map((interview) => {
          const day = studyDayOf(satAt(interview), zone, cutoffHour);
          return (
            <li key={interview.id} className="flex flex-wrap items-baseline gap-x-6">
              <Link className="tap-line" href={`/interviews/${interview.id}/report`}>
                {interview.title}, {counted(interview.questions, "question", "questions")},{" "}
                {longStudyDay(day, today)}
              </Link>
              {retakes.has(interview.id) && (
                <Retake
                  interviewId={interview.id}
                  name={`${interview.title}, ${longStudyDay(day, today)}`}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The code that draws an interview is loaded only on days that offer a retake. Most don't. */
async function Retake({ interviewId, name }: Readonly<{ interviewId: string; name: string }>) {
  const { RepeatForm } = await import("@/app/(app)/interviews/repeat-form");
  return (
    <RepeatForm
      kind="retake"
      interviewId={interviewId}
      className="min-h-11 cursor-pointer text-sm text-soft underline underline-offset-4"
    >
      The same questions again<span className="sr-only"> as in {name}</span>
    </RepeatForm>
  );
}
