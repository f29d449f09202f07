import type { Metadata } from "next";
import Link from "next/link";
import { GradingDesk } from "@/components/grading/grading-desk";
import { returnWords } from "@/components/grading/return-words";
import { UndoButton } from "@/components/grading/undo-button";
import { requireViewer } from "@/lib/auth/viewer";
import { gradeName } from "@/lib/domain/memory/grade";
import { loadNextReview } from "@/lib/usecases/load-today";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const viewer = await requireViewer("/review");
  const { today, lastGrade, next } = await loadNextReview({
    userId: viewer.userId,
    zone: viewer.zone,
    now: new Date(),
  });
  return (
    <>
      {next ? (
        <>
          <p className="text-sm text-soft">{next.left === 1 ? "The last one for today" : `${next.left} left today`}</p>
          <h1 className="max-w-3xl">{next.content.prompt}</h1>
          <details key={`${next.questionId} ${lastGrade?.id ?? ""}`} className="group">
            <summary className="button w-fit list-none group-open:hidden">Show the answer</summary>
            <div className="grid gap-10 lg:grid-cols-2">
              <GradingDesk
                path="/api/reviews"
                body={{ kind: "review", questionId: next.questionId }}
                points={next.content.keyPoints}
                answeringMs={null}
                limitMs={null}
                returns={returnWords(next.preview, today)}
                singleKeys={false}
              />
              <section className="space-y-3">
                <h2>Model answer</h2>
                <div className="prose-answer" dangerouslySetInnerHTML={{ __html: next.content.answerHtml }} />
              </section>
            </div>
          </details>
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
        <UndoButton key={lastGrade.id} targetId={lastGrade.id} label={`your last grade was ${gradeName(lastGrade.grade)}`} />
      )}
    </>
  );
}
