import type { Metadata } from "next";
import { ReviewScreen } from "@/app/(app)/_components/review-screen";
import { CommandButton } from "@/components/grading/command-button";
import { LeechNote } from "@/components/grading/leech-note";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { reasonWords } from "@/lib/memory/words/reason-words";
import { returnWords } from "@/lib/memory/words/return-words";
import { loadNextReview } from "@/lib/practice/usecases/load-today";
import { capitalCounted } from "@/lib/shared/words/counted";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const { show } = await searchParams;
  const viewer = await requireViewer("/review");
  const review = await loadNextReview({ ...viewer, now: currentTime() });
  const { today, interviewDay, lastGrade, next, heldBack } = review;
  return (
    <ReviewScreen
      path="/review"
      show={show}
      singleKeys={viewer.singleKeys}
      lastGrade={lastGrade}
      question={
        next && {
          ...next,
          line: `${next.left === 1 ? "The last one for today" : `${next.left} left today`}, ${next.isNew ? "new to you" : reasonWords(next.reason)}`,
          returns: returnWords(next.preview, today, interviewDay),
          // A repeat on the same day is another answer, and after an undo it's the same one again.
          ticksKey: `${viewer.userId} ${next.questionId} ${today} ${lastGrade?.id ?? ""}`,
          note: next.leech && <LeechNote {...next.leech} />,
          actions: (
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
          ),
        }
      }
      done={
        <>
          <h1>That was all for today.</h1>
          {heldBack > 0 && (
            <p>
              {capitalCounted(heldBack, "question waits", "questions wait")} here until an interview
              has your answer.
            </p>
          )}
        </>
      }
    />
  );
}
