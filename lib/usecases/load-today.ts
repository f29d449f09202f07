import { listDueCards, type StoredCard } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interview-list";
import { findCurrentQuestion, listUnseen } from "@/lib/data/packs";
import { findDayFacts, findLastGrade } from "@/lib/data/review-events";
import { previewGrades } from "@/lib/domain/memory/preview";
import { estimateMinutes, reviewQueue, type Queued } from "@/lib/domain/memory/review-queue";
import { startOfStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";

type Who = { readonly userId: string; readonly zone: string; readonly newPerDay: number; readonly now: Date };

const FINISHED_SHOWN = 5;
const TIMES_LOOKED_AT = 50;

/** What the person has to do today: the session in its order with its estimated time, and every interview that is under way. */
export async function loadToday(who: Who) {
  const { userId } = who;
  const [{ today, queue, prompts, facts }, interviews] = await Promise.all([
    loadQueue(who),
    listInterviews(userId, FINISHED_SHOWN),
  ]);
  const session = queue.map(({ questionId, card }) => ({
    questionId,
    prompt: prompts.get(questionId) ?? "",
    isNew: card === null,
  }));
  return {
    today,
    session,
    minutes: estimateMinutes(session.length, facts.reviewTimesMs),
    cardsInAll: facts.cards,
    interviews,
  };
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
  const [cards, unseen, facts] = await Promise.all([
    listDueCards(userId, today),
    listUnseen(userId, newPerDay),
    findDayFacts(userId, startOfStudyDay(today, zone), TIMES_LOOKED_AT),
  ]);
  const prompts = new Map([
    ...cards.map((card) => [card.questionId, card.questionText] as const),
    ...unseen.map((question) => [question.id, question.prompt] as const),
  ]);
  const queue: readonly Queued<StoredCard>[] = reviewQueue({
    cards,
    unseen: unseen.map(({ id }) => id),
    newPerDay,
    startedToday: facts.started,
    today,
  });
  return { today, queue, prompts, facts };
}
