import Link from "next/link";
import type { Route } from "next";
import { Prose } from "@/app/_components/prose";
import { KeyHelp } from "@/components/grading/key-help";
import { ReviewDesk } from "@/components/grading/review-desk";
import { UndoButton } from "@/components/grading/undo-button";
import { KeepFocus } from "@/components/ui/keep-focus";
import type { Question } from "@/lib/questions/rules/question-schema";

type LastGrade = React.ComponentProps<typeof UndoButton>["lastGrade"];
type DeskProps = React.ComponentProps<typeof ReviewDesk>;

type ReviewScreenProps = Readonly<{
  path: "/review" | "/practice";
  /**
   * `show` from the address. The answer is open if it names this question and the grade before it.
   */
  show: string | string[] | undefined;
  singleKeys: boolean;
  lastGrade: LastGrade | null;
  /** The question to answer, or null when there's nothing left. */
  question:
    | (Pick<DeskProps, "returns" | "ticksKey"> & {
        readonly questionId: string;
        readonly content: Question;
        readonly isPractice?: boolean;
        /** The last effective grade, which one from this page follows. */
        readonly gradedAfter?: string | null;
        /** True when an interview has yet to open its answer. */
        readonly isClosed?: boolean;
        /** What's left, above the question. */
        readonly line: string;
        /** The parts between the question and its answer, and below both. */
        readonly note?: React.ReactNode;
        readonly actions?: React.ReactNode;
      })
    | null;
  /** Shown instead of a question when nothing is left. */
  done: React.ReactNode;
}>;

/**
 * Shows one question after another to answer from memory, compare with the model answer and grade:
 * reviews and extra practice.
 */
export function ReviewScreen(props: ReviewScreenProps) {
  const { path, show, question, lastGrade, singleKeys } = props;
  // One answer to one question. If it's asked again on the same day, it's closed again.
  const asked = `${question?.questionId ?? ""} ${lastGrade?.id ?? ""}`;
  const isOpen = show === asked && !question?.isClosed;
  return (
    <>
      {question ? (
        <>
          <p className="text-sm text-soft">{question.line}</p>
          <h1 id="question" tabIndex={-1} className="max-w-3xl">
            {question.content.prompt}
          </h1>
          {question.note}
          <ReviewDesk
            key={asked}
            opensAt={`${path}?show=${encodeURIComponent(asked)}` as Route}
            isOpen={isOpen}
            recordsOpening={question.isClosed ?? false}
            body={{
              kind: "review",
              questionId: question.questionId,
              ...(question.isPractice && { isPractice: true }),
              ...(question.gradedAfter !== undefined && { gradedAfter: question.gradedAfter }),
            }}
            points={isOpen ? question.content.keyPoints : []}
            returns={question.returns}
            singleKeys={singleKeys}
            ticksKey={question.ticksKey}
          >
            {isOpen && (
              <section className="space-y-3">
                <h2>Model answer</h2>
                <Prose markdown={question.content.modelAnswer} />
              </section>
            )}
          </ReviewDesk>
          {question.actions}
        </>
      ) : (
        <>
          {props.done}
          <p>
            <Link href="/today" className="button">
              Go to Today
            </Link>
          </p>
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        {lastGrade && <UndoButton key={lastGrade.id} lastGrade={lastGrade} />}
        <KeyHelp singleKeys={singleKeys} />
      </div>
      <KeepFocus at={asked} />
    </>
  );
}
