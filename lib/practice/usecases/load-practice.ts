import { listCards } from "@/lib/memory/data/cards";
import { findCurrentQuestion } from "@/lib/questions/data/packs";
import { listAskedNow } from "@/lib/interview/data/question-history";
import { findLastGrade, listGradedSince } from "@/lib/memory/data/review-events";
import { sortPractice } from "@/lib/practice/rules/extra-practice";
import { modelOf } from "@/lib/memory/rules/cards/person-memory";
import { startOfStudyDay, studyDayOf } from "@/lib/shared/study-day";
import type { Learner } from "./load-day";

/**
 * Returns the next question for extra practice with its answer, or null if there's none left today.
 * It leaves out questions that an open interview is asking.
 */
export async function loadNextPractice({
  userId,
  zone,
  cutoffHour,
  now,
  memory,
}: Omit<Learner, "newPerDay">) {
  const today = studyDayOf(now, zone, cutoffHour);
  const since = startOfStudyDay(today, zone, cutoffHour);
  const [cards, graded, lastGrade, askedNow] = await Promise.all([
    listCards(userId),
    listGradedSince(userId, since),
    findLastGrade(userId, since, "practice"),
    listAskedNow(userId, now),
  ]);
  const queue = sortPractice(
    cards.filter(({ variant, questionId }) => variant === "main" && !askedNow.has(questionId)),
    { today, gradedToday: new Set(graded) },
    modelOf(memory),
  );
  for (const [index, { questionId }] of queue.entries()) {
    const question = await findCurrentQuestion(questionId);
    if (question)
      return {
        today,
        lastGrade,
        next: { questionId, content: question.content, left: queue.length - index },
      };
  }
  return { today, lastGrade, next: null };
}
