import { listDueCards, type StoredCard } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interviews";
import { findCurrentQuestion, listUnseen } from "@/lib/data/packs";
import { findDayFacts, findLastGrade } from "@/lib/data/review-events";
import { isLeech } from "@/lib/domain/memory/leech";
import { previewGrades } from "@/lib/domain/memory/preview";
import { estimateMinutes, reviewQueue, type Queued } from "@/lib/domain/memory/review-queue";
import type { QuestionContent } from "@/lib/domain/question/question-schema";
import { startOfStudyDay, studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";

type Who = DayRule & { readonly userId: string; readonly newPerDay: number; readonly now: Date };

const INTERVIEWS_SHOWN = 5;
const TIMES_LOOKED_AT = 50;

/** What the person has to do today: the session in its order with its estimated time, and what is under way. */
export async function loadToday(who: Who) {
  const { userId } = who;
  const [{ today, queue, prompts, facts }, interviews] = await Promise.all([
    loadQueue(who),
    listInterviews(userId, INTERVIEWS_SHOWN),
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
  const { userId, zone, cutoffHour, now } = who;
  const since = startOfStudyDay(studyDayOf(now, zone, cutoffHour), zone, cutoffHour);
  const [{ today, queue }, lastGrade] = await Promise.all([loadQueue(who), findLastGrade(userId, since)]);
  for (const [index, { questionId, card }] of queue.entries()) {
    const question = await findCurrentQuestion(questionId);
    if (!question) continue;
    const preview = previewGrades({ state: card, today, source: "review" });
    const leech =
      card && isLeech(card)
        ? { lapses: card.lapses, prerequisites: await findPrerequisites(questionId, question.content) }
        : null;
    const left = queue.length - index;
    const next = { questionId, content: question.content, preview, isNew: card === null, leech, left };
    return { today, lastGrade, next };
  }
  return { today, lastGrade, next: null };
}

export type Prerequisite = {
  readonly id: string;
  readonly prompt: string;
  readonly level: string;
  readonly topic: string;
};

/** The questions that come first, as the pack names them; one that has left the bank is left out. */
async function findPrerequisites(
  questionId: string,
  { prerequisites = [] }: QuestionContent,
): Promise<readonly Prerequisite[]> {
  const pack = questionId.slice(0, questionId.indexOf("/") + 1);
  const found = await Promise.all(
    prerequisites.map(async (slug) => {
      const content = (await findCurrentQuestion(`${pack}${slug}`))?.content;
      return content && { id: slug, prompt: content.prompt, level: content.level, topic: content.topics[0] ?? "" };
    }),
  );
  return found.filter((each) => each !== undefined);
}

async function loadQueue({ userId, zone, cutoffHour, newPerDay, now }: Who) {
  const today = studyDayOf(now, zone, cutoffHour);
  const [cards, unseen, facts] = await Promise.all([
    listDueCards(userId, today),
    listUnseen(userId, newPerDay),
    findDayFacts(userId, startOfStudyDay(today, zone, cutoffHour), TIMES_LOOKED_AT),
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
