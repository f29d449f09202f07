import Link from "next/link";
import { showQuestionAction } from "@/app/(app)/interviews/actions";
import { UndoButton } from "@/components/grading/undo-button";
import { InterviewDoor } from "@/components/interview/interview-door";
import { ActionForm } from "@/components/ui/action-form";
import { sessionWords, untilShownWords } from "@/lib/interview/words/clock-words";
import { interviewSeconds } from "@/lib/interview/rules/blueprint/duration";
import { durationWords } from "@/lib/interview/words/duration-words";
import { toExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { limitsAtShow } from "@/lib/interview/rules/session/limits-at-show";
import { capitalCounted } from "@/lib/shared/words/counted";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";

/** Shows the page before the next question. No clock runs, and the last grade can be taken back. */
export function Between({ view }: Readonly<{ view: Extract<InterviewView, { kind: "between" }> }>) {
  const { interview, item, limitsSeconds, sessionLeftMs, lastGrade } = view;
  const isFirst = item.position === 0;
  const { limitMs } = limitsAtShow(item, sessionLeftMs);
  const left = limitsSeconds.slice(item.position);
  return (
    <div className="max-w-2xl space-y-6">
      <h1>{isFirst ? "Ready when you are." : "Graded. Take a breath."}</h1>
      {isFirst ? (
        <InterviewDoor
          blueprint={interview.blueprint}
          timesSeconds={limitsSeconds}
          limitMs={limitMs}
          extraTime={toExtraTime(interview.extraTime)}
        />
      ) : (
        <p>
          {capitalCounted(left.length, "question", "questions")}, about{" "}
          {durationWords(interviewSeconds(left, item.isStrict ? sessionLeftMs : null))}, grading
          included.
          {sessionLeftMs !== null && ` ${sessionWords(sessionLeftMs)}.`}{" "}
          {untilShownWords("next", limitMs)}
        </p>
      )}
      <ActionForm action={showQuestionAction} className="flex flex-wrap items-center gap-6">
        <input type="hidden" name="id" value={interview.id} />
        <input type="hidden" name="position" value={item.position} />
        <button className="button">{isFirst ? "Show the first question" : "Next question"}</button>
        <Link href="/today" className="tap-line text-sm text-soft">
          Leave and come back later
        </Link>
      </ActionForm>
      {lastGrade && <UndoButton key={lastGrade.id} lastGrade={lastGrade} />}
    </div>
  );
}
