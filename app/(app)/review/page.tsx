import type { Metadata } from "next";
import Link from "next/link";
import { LeechNote } from "@/components/grading/leech-note";
import { OrderButton } from "@/components/grading/order-button";
import { returnWords } from "@/components/grading/return-words";
import { ReviewDesk } from "@/components/grading/review-desk";
import { UndoButton } from "@/components/grading/undo-button";
import { requireViewer } from "@/lib/auth/viewer";
import { gradeName } from "@/lib/domain/memory/grade";
import { loadNextReview } from "@/lib/usecases/load-today";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const viewer = await requireViewer("/review");
  const { today, lastGrade, next } = await loadNextReview({ ...viewer, now: new Date() });
  return (
    <>
      {next ? (
        <>
          <p className="text-sm text-soft">
            {next.left === 1 ? "The last one for today" : `${next.left} left today`}
            {next.isNew && ", new to you"}
          </p>
          <h1 id="question" className="max-w-3xl">
            {next.content.prompt}
          </h1>
          {next.leech && <LeechNote {...next.leech} />}
          <ReviewDesk
            key={`${next.questionId} ${lastGrade?.id ?? ""}`}
            body={{ kind: "review", questionId: next.questionId }}
            points={next.content.keyPoints}
            returns={returnWords(next.preview, today)}
            singleKeys={viewer.singleKeys}
          >
            <section className="space-y-3">
              <h2>Model answer</h2>
              <div className="prose-answer" dangerouslySetInnerHTML={{ __html: next.content.answerHtml }} />
            </section>
          </ReviewDesk>
          <p>
            <OrderButton key={next.questionId} kind="suspend" questionId={next.questionId} describedBy="question">
              Set this question aside
            </OrderButton>
          </p>
        </>
      ) : (
        <>
          <h1>That was all for today.</h1>
          <p>
            <Link href="/today" className="button">
              Go to Today
            </Link>
          </p>
        </>
      )}
      {lastGrade && (
        <UndoButton
          key={lastGrade.id}
          targetId={lastGrade.id}
          label={`your last grade was ${gradeName(lastGrade.grade)}`}
        />
      )}
    </>
  );
}
