import { findCurrentQuestion } from "@/lib/questions/data/packs";
import { listAskedNow } from "@/lib/interview/data/question-history";
import { listReservedNow } from "@/lib/questions/data/reserved-questions";
import { findReveal } from "@/lib/questions/data/reveals";
import { findLastGrade } from "@/lib/memory/data/review-events";
import { isLeech } from "@/lib/memory/rules/cards/leech";
import { modelOf, scheduleOf } from "@/lib/memory/rules/cards/person-memory";
import { previewGrades } from "@/lib/memory/rules/cards/preview";
import { packIdOf } from "@/lib/questions/rules/pack-id";
import type { Question } from "@/lib/questions/rules/question-schema";
import { startOfStudyDay, studyDayOf } from "@/lib/shared/study-day";
import { listRetakes } from "@/lib/interview/usecases/list-retakes";
import { loadDay, type Learner } from "./load-day";
import { sumOf } from "@/lib/shared/statistics";

/**
 * Returns the person's Today: the session in order with a reason for each question, its estimated
 * minutes, and the current and latest interviews.
 */
export async function loadToday(learner: Learner) {
  const { today, interviewDay, planned, queue, facts, interviews } = await loadDay(learner);
  const session = queue.map(({ questionId, questionText, card, reason }) => ({
    questionId,
    questionText,
    isNew: card === null,
    reason,
  }));
  return {
    today,
    interviewDay,
    session,
    minutes: Math.ceil(sumOf(queue, ({ expectedSeconds }) => expectedSeconds) / 60),
    phase: planned.phase,
    leftOut: planned.leftOut,
    daysSinceReview: facts.lastDay === null ? null : today - facts.lastDay,
    cardsInAll: facts.cards,
    interviews,
    /** The ids of the interviews that the person can retake today. */
    retakes: await listRetakes(learner, interviews),
  };
}

/** What Today shows. */
export type Today = Awaited<ReturnType<typeof loadToday>>;

/**
 * Returns the next question of today's session with its answer and the effect of each grade, or
 * null when the session is done; `heldBack` counts those that an open interview is asking. Only
 * send the answer of an `isClosed` one after `revealAnswer`.
 */
export async function loadNextReview(learner: Learner) {
  const { userId, zone, cutoffHour, now, memory } = learner;
  const since = startOfStudyDay(studyDayOf(now, zone, cutoffHour), zone, cutoffHour);
  const [{ today, interviewDay, queue: whole }, lastGrade, askedNow] = await Promise.all([
    loadDay(learner),
    findLastGrade(userId, since),
    listAskedNow(userId, now),
  ]);
  const queue = whole.filter(({ questionId }) => !askedNow.has(questionId));
  const day = { today, interviewDay, lastGrade, heldBack: whole.length - queue.length };
  for (const [index, { questionId, card, reason }] of queue.entries()) {
    const question = await findCurrentQuestion(questionId);
    if (!question) continue;
    const preview = previewGrades(
      { state: card, today, source: "review" },
      modelOf(memory),
      scheduleOf(memory),
    );
    const leech =
      card && isLeech(card)
        ? {
            lapses: card.lapses,
            prerequisites: await findPrerequisites(userId, questionId, question.content),
          }
        : null;
    const left = queue.length - index;
    const isNew = card === null;
    const isClosed = isNew && (await findReveal(userId, questionId)).revealedAt === null;
    return {
      ...day,
      next: {
        questionId,
        content: question.content,
        preview,
        reason,
        isNew,
        gradedAfter: card?.lastEventId ?? null,
        isClosed,
        leech,
        left,
      },
    };
  }
  return { ...day, next: null };
}

export type Prerequisite = {
  readonly id: string;
  readonly questionText: string;
  readonly level: string;
  readonly topic: string;
};

/**
 * Returns the prerequisites of a question, without those that have left the bank and those reserved
 * for the person's mocks.
 */
async function findPrerequisites(
  userId: string,
  questionId: string,
  { prerequisites = [] }: Question,
): Promise<readonly Prerequisite[]> {
  if (prerequisites.length === 0) return [];
  const reserved = new Set((await listReservedNow(userId)).map((question) => question.questionId));
  const found = await Promise.all(
    prerequisites.map(async (slug) => {
      const id = `${packIdOf(questionId)}/${slug}`;
      const content = reserved.has(id) ? null : (await findCurrentQuestion(id))?.content;
      return (
        content && {
          id: slug,
          questionText: content.prompt,
          level: content.level,
          topic: content.topics[0] ?? "",
        }
      );
    }),
  );
  return found.filter((each) => !!each);
}
