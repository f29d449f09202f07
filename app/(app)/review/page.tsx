import type { Metadata } from "next";
import Link from "next/link";
import { Prose } from "@/app/_components/prose";
import { KeyHelp } from "@/components/grading/key-help";
import { LeechNote } from "@/components/grading/leech-note";
import { CommandButton } from "@/components/grading/command-button";
import { reasonWords } from "@/lib/memory/words/reason-words";
import { returnWords } from "@/lib/memory/words/return-words";
import { ReviewDesk } from "@/components/grading/review-desk";
import { UndoButton } from "@/components/grading/undo-button";
import { KeepFocus } from "@/components/ui/keep-focus";
import { requireViewer } from "@/lib/auth/viewer";
import { capitalCounted } from "@/lib/shared/words/counted";
import { loadNextReview } from "@/lib/practice/usecases/load-today";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const { show } = await searchParams;
  const viewer = await requireViewer("/review");
  const { today, interviewDay, lastGrade, next, heldBack } = await loadNextReview({
    ...viewer,
    now: new Date(),
  });
  // One answer to one question: asked again on the same day, it is closed again.
  const asked = `${next?.questionId ?? ""} ${lastGrade?.id ?? ""}`;
  const isOpen = show === asked && !next?.isClosed;
  return (
    <>
      {next ? (
        <>
          <p className="text-sm text-soft">
            {next.left === 1 ? "The last one for today" : `${next.left} left today`}
            {`, ${next.isNew ? "new to you" : reasonWords(next.reason)}`}
          </p>
          <h1 id="question" tabIndex={-1} className="max-w-3xl">
            {next.content.prompt}
          </h1>
          {next.leech && <LeechNote {...next.leech} />}
          <ReviewDesk
            key={asked}
            opensAt={`/review?show=${encodeURIComponent(asked)}`}
            isOpen={isOpen}
            recordsOpening={next.isClosed}
            body={{ kind: "review", questionId: next.questionId }}
            points={isOpen ? next.content.keyPoints : []}
            returns={returnWords(next.preview, today, interviewDay)}
            singleKeys={viewer.singleKeys}
            // Asked once more on the same day it is another answer; after an undo it is the same one again.
            ticksKey={`${viewer.userId} ${next.questionId} ${today} ${lastGrade?.id ?? ""}`}
          >
            {isOpen && (
              <section className="space-y-3">
                <h2>Model answer</h2>
                <Prose markdown={next.content.modelAnswer} />
              </section>
            )}
          </ReviewDesk>
          <p>
            <CommandButton
              key={next.questionId}
              kind="suspend"
              questionId={next.questionId}
              describedBy="question"
            >
              Set this question aside
            </CommandButton>
          </p>
        </>
      ) : (
        <>
          <h1>That was all for today.</h1>
          {heldBack > 0 && (
            <p>
              {capitalCounted(heldBack, "question waits", "questions wait")} here until an interview
              has your answer.
            </p>
          )}
          <p>
            <Link href="/today" className="button">
              Go to Today
            </Link>
          </p>
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        {lastGrade && <UndoButton key={lastGrade.id} lastGrade={lastGrade} />}
        <KeyHelp singleKeys={viewer.singleKeys} />
      </div>
      <KeepFocus at={asked} />
    </>
  );
}
