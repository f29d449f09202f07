import { listCards, listDueCards } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interviews";
import { findCurrentQuestion, listQuestions } from "@/lib/data/packs";
import { findLastGrade } from "@/lib/data/review-events";
import { orderDue } from "@/lib/domain/memory/due";
import { previewGrades } from "@/lib/domain/memory/preview";
import { startOfStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";

type Who = { readonly userId: string; readonly zone: string; readonly now: Date };

/** What the person has to do today: the due cards, most urgent first, and what is under way. */
export async function loadToday({ userId, zone, now }: Who) {
  const today = studyDayOf(now, zone);
  const [due, questions, interviews, cards] = await Promise.all([
    listDueCards(userId, today),
    listQuestions(),
    listInterviews(userId, 5),
    listCards(userId),
  ]);
  const prompts = new Map(questions.map((question) => [question.id, question.prompt]));
  const cardsDue = orderDue(due, today).flatMap((card) => {
    const prompt = prompts.get(card.questionId);
    return prompt ? [{ questionId: card.questionId, prompt }] : [];
  });
  return { today, due: cardsDue, cardsInAll: cards.length, interviews };
}

/** The next card of today's review with its answer and what each grade would do; null when today's are done. */
export async function loadNextReview({ userId, zone, now }: Who) {
  const today = studyDayOf(now, zone);
  const [due, lastGrade] = await Promise.all([
    listDueCards(userId, today),
    findLastGrade(userId, startOfStudyDay(today, zone)),
  ]);
  const ordered = orderDue(due, today);
  for (const [index, card] of ordered.entries()) {
    const question = await findCurrentQuestion(card.questionId);
    if (!question) continue;
    const preview = previewGrades({ state: card, today, source: "review" });
    return {
      today,
      lastGrade,
      next: { questionId: card.questionId, content: question.content, preview, left: ordered.length - index },
    };
  }
  return { today, lastGrade, next: null };
}
