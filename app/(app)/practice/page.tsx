import type { Metadata } from "next";
import { ReviewScreen } from "@/app/(app)/_components/review-screen";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { loadNextPractice } from "@/lib/practice/usecases/load-practice";

export const metadata: Metadata = { title: "Practice" };

const STAYS = "keeps its day";
const RETURNS = { again: STAYS, hard: STAYS, good: STAYS, easy: STAYS };

export default async function PracticePage({ searchParams }: PageProps<"/practice">) {
  const { show } = await searchParams;
  const viewer = await requireViewer("/practice");
  const { today, lastGrade, next } = await loadNextPractice({ ...viewer, now: currentTime() });
  return (
    <ReviewScreen
      path="/practice"
      show={show}
      singleKeys={viewer.singleKeys}
      lastGrade={lastGrade}
      question={
        next && {
          ...next,
          line: `Beyond the plan: your grade is kept, and the question keeps its day. ${next.left === 1 ? "The last one" : `${next.left} left`}`,
          returns: RETURNS,
          // Practising it again on another day is another answer.
          ticksKey: `${viewer.userId} practice ${next.questionId} ${today}`,
          isPractice: true,
        }
      }
      done={<h1>There is nothing more to practise today.</h1>}
    />
  );
}
