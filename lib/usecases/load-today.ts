import { listCards, type StoredCard } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interviews";
import { findCurrentQuestion, listQuestions, type QuestionRow } from "@/lib/data/packs";
import { countStarted, findLastGrade, listReviewTimes } from "@/lib/data/review-events";
import { LEVELS } from "@/lib/domain/question/level";
import { previewGrades } from "@/lib/domain/memory/preview";
import { estimateMinutes, reviewQueue, type Queued } from "@/lib/domain/memory/review-queue";
import { startOfStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";

type Who = { readonly userId: string; readonly zone: string; readonly newPerDay: number; readonly now: Date };

const INTERVIEWS_SHOWN = 5;
const TIMES_LOOKED_AT = 50;

/** What the person has to do today: the session in its order with its estimated time, and what is under way. */
export async function loadToday(who: Who) {
  const { userId } = who;
  const [{ today, queue, prompts, cardsInAll }, interviews, times] = await Promise.all([
    loadQueue(who),
    listInterviews(userId, INTERVIEWS_SHOWN),
    listReviewTimes(userId, TIMES_LOOKED_AT),
  ]);
  const session = queue.map(({ questionId, card }) => ({
    questionId,
    prompt: prompts.get(questionId) ?? "",
    isNew: card === null,
  }));
  return { today, session, minutes: estimateMinutes(session.length, times), cardsInAll, interviews };
}

/** The next card of today's session with its answer and what each grade would do; null when today's are done. */
export async function loadNextReview(who: Who) {
  const { userId, zone, now } = who;
  const since = startOfStudyDay(studyDayOf(now, zone), zone);
  const [{ today, queue }, lastGrade] = await Promise.all([loadQueue(who), findLastGrade(userId, since)]);
  for (const [index, { questionId, card }] of queue.entries()) {
    const question = await findCurrentQuestion(questionId);
    if (!question) continue;
    const preview = previewGrades({ state: card, today, source: "review" });
    const next = { questionId, content: question.content, preview, isNew: card === null, left: queue.length - index };
    return { today, lastGrade, next };
  }
  return { today, lastGrade, next: null };
}

async function loadQueue({ userId, zone, newPerDay, now }: Who) {
  const today = studyDayOf(now, zone);
  const [cards, questions, startedToday] = await Promise.all([
    listCards(userId),
    listQuestions(),
    countStarted(userId, startOfStudyDay(today, zone)),
  ]);
  const prompts = new Map(questions.map((question) => [question.id, question.prompt]));
  const met = new Set(cards.map((card) => card.questionId));
  const queue: readonly Queued<StoredCard>[] = reviewQueue({
    // A question that left the bank is asked no more; its card and its history stay.
    cards: cards.filter((card) => prompts.has(card.questionId)),
    unseen: learningOrder(questions).filter((id) => !met.has(id)),
    newPerDay,
    startedToday,
    today,
  });
  return { today, queue, prompts, cardsInAll: cards.length };
}

/** The bank in the order in which it is learned: level by level, easiest first. */
function learningOrder(questions: readonly QuestionRow[]): string[] {
  return questions
    .toSorted((a, b) => rankOf(a.level) - rankOf(b.level) || a.difficulty - b.difficulty)
    .map(({ id }) => id);
}

function rankOf(level: string): number {
  return LEVELS.findIndex((each) => each === level);
}
