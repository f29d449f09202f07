import type { Metadata } from "next";
import Link from "next/link";
import { Prose } from "@/app/_components/prose";
import { KeyHelp } from "@/components/grading/key-help";
import { ReviewDesk } from "@/components/grading/review-desk";
import { UndoButton } from "@/components/grading/undo-button";
import { KeepFocus } from "@/components/ui/keep-focus";
import { requireViewer } from "@/lib/auth/viewer";
import { loadNextPractice } from "@/lib/practice/usecases/load-practice";

export const metadata: Metadata = { title: "Practice" };

const STAYS = "keeps its day";
const RETURNS = { again: STAYS, hard: STAYS, good: STAYS, easy: STAYS };

export default async function PracticePage({ searchParams }: PageProps<"/practice">) {
  const { show } = await searchParams;
  const viewer = await requireViewer("/practice");
  const { today, lastGrade, next } = await loadNextPractice({ ...viewer, now: new Date() });
  // One answer to one question: asked again on the same day, it is closed again.
  const asked = `${next?.questionId ?? ""} ${lastGrade?.id ?? ""}`;
  const isOpen = show === asked;
  return (
    <>
      {next ? (
        <>
          <p className="text-sm text-soft">
            Beyond the plan: your grade is kept, and the question keeps its day.{" "}
            {next.left === 1 ? "The last one" : `${next.left} left`}
          </p>
          <h1 id="question" tabIndex={-1} className="max-w-3xl">
            {next.content.prompt}
          </h1>
          <ReviewDesk
            key={asked}
            opensAt={`/practice?show=${encodeURIComponent(asked)}`}
            isOpen={isOpen}
            body={{ kind: "review", questionId: next.questionId, isPractice: true }}
            points={isOpen ? next.content.keyPoints : []}
            returns={RETURNS}
            singleKeys={viewer.singleKeys}
            // Practised again on another day it is another answer.
            ticksKey={`${viewer.userId} practice ${next.questionId} ${today}`}
          >
            {isOpen && (
              <section className="space-y-3">
                <h2>Model answer</h2>
                <Prose markdown={next.content.modelAnswer} />
              </section>
            )}
          </ReviewDesk>
        </>
      ) : (
        <>
          <h1>There is nothing more to practise today.</h1>
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
