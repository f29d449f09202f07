import { ScoreHeading } from "@/components/report/score-heading";
import { describeExtraTime } from "@/lib/interview/words/extra-time-words";
import { counted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";
import type { Report } from "@/lib/progress/usecases/load-report";
import { Recommendation } from "./recommendation";

const DRAWN: Readonly<Record<string, string>> = {
  retake: ", the same questions again",
  parallel: ", others of the same kind",
};

/** Shows the result of an interview, how certain it is, and the one thing to do next. */
export function ReportHead({ report }: Readonly<{ report: Report }>) {
  const { interview, items, answers, verdict, score, reservedScore, day, today, step } = report;
  const covered = answers.reduce((sum, { tickedPointIds }) => sum + tickedPointIds.length, 0);
  const all = answers.reduce((sum, { points }) => sum + points.length, 0);
  return (
    <>
      <header className="space-y-4">
        <h1>
          {answers.length > 0
            ? `You covered ${covered} of ${all} points.`
            : "This interview ended before its first grade."}
        </h1>
        <p className="text-soft">
          {longStudyDay(day, today)}: {interview.blueprint.title}
          {DRAWN[interview.drawnAs]}, {counted(items.length, "question", "questions")}
          {answers.length < items.length && `, ${items.length - answers.length} of them not graded`}
          . {describeExtraTime(report.extraTime)}.
        </p>
        <ScoreHeading
          verdict={verdict}
          score={score}
          reservedScore={reservedScore}
          hasGrades={answers.length > 0}
        />
      </header>
      <Recommendation step={step} interviewId={interview.id} />
    </>
  );
}
