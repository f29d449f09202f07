import { findDueDay, findWholeDay, type PlannedQuestion } from "@/lib/practice/data/planned";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import { paceOf } from "@/lib/memory/rules/cards/pace";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { planDay } from "@/lib/memory/rules/plan/plan-day";
import type { PlanCard, PlanInput, PlanReason } from "@/lib/memory/rules/plan/plan-types";
import {
  availabilityOf,
  interviewDayOf,
  type PlanSettings,
} from "@/lib/memory/rules/plan/plan-settings";
import { startOfStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";

/** The person whose day it is, with their settings for plan and memory. */
export type Learner = DayRule & {
  readonly userId: string;
  readonly newPerDay: number;
  readonly now: Date;
  readonly plan: PlanSettings;
  readonly memory: MemorySettings;
};

/**
 * A question of today's session and the reason for it. `again` means that it was forgotten today
 * and still has to pass.
 */
export type QueuedQuestion = Omit<PlannedQuestion, "card"> & {
  readonly card: CardState | null;
  readonly reason: PlanReason | { readonly code: "again" };
  readonly expectedSeconds: number;
};

const PACES_LOOKED_AT = 50;
const PAST_SHOWN = 5;

/**
 * Returns a person's day: the plan's questions in order, then those forgotten today, and the
 * current and latest interviews. Without an interview ahead it reads only due cards and the next
 * new questions.
 */
export async function loadDay(learner: Learner) {
  const { userId, zone, cutoffHour, newPerDay, now, plan, memory } = learner;
  const today = studyDayOf(now, zone, cutoffHour);
  const interviewDay = interviewDayOf(plan, { zone, cutoffHour }, now);
  const since = startOfStudyDay(today, zone, cutoffHour);
  const asked = { since, mostPaces: PACES_LOOKED_AT, mostPast: PAST_SHOWN, now };
  const { questions, facts, interviews } =
    interviewDay === null
      ? await findDueDay(userId, { ...asked, today, mostNew: newPerDay })
      : await findWholeDay(userId, asked);
  const pace = paceOf(facts.reviewPaces);
  const isWaiting = ({ card }: PlannedQuestion) => card?.relearnDay === today;
  const waiting = questions
    .filter(isWaiting)
    .toSorted(
      (a, b) => (a.card?.lastOccurredAt.getTime() ?? 0) - (b.card?.lastOccurredAt.getTime() ?? 0),
    );
  const toCard = (question: PlannedQuestion) => toPlanCard(question, today, pace);
  const input: PlanInput = {
    cards: questions.filter((question) => !isWaiting(question)).map(toCard),
    today,
    interviewDay,
    availability: availabilityOf(plan),
    spentSecondsToday: facts.spentSeconds,
    newPerDay,
    startedToday: facts.started,
    desiredRetention: scheduleOf(memory).desiredRetention,
    model: modelOf(memory),
  };
  const planned = planDay(input);
  const known = new Map(questions.map((question) => [question.questionId, question]));
  const queue: readonly QueuedQuestion[] = [
    ...planned.items.flatMap(({ id, reason, expectedSeconds }) => {
      const question = known.get(id);
      return question ? [{ ...question, reason, expectedSeconds }] : [];
    }),
    ...waiting.map((question) => ({
      ...question,
      reason: { code: "again" } as const,
      expectedSeconds: question.limitSeconds * pace,
    })),
  ];
  return {
    today,
    interviewDay,
    planned,
    input,
    waiting: waiting.map(toCard),
    queue,
    facts,
    questions,
    interviews,
  };
}

/**
 * Returns a question as the plan sees it. After a flight west, the last review can be on a day
 * that's tomorrow here: it counts as today's.
 */
function toPlanCard(
  { questionId, topics, level, limitSeconds, card }: PlannedQuestion,
  today: number,
  pace: number,
): PlanCard {
  return {
    id: questionId,
    topic: topics[0] ?? "",
    level,
    memory: card && { stability: card.readyStability, difficulty: card.difficulty },
    lastDay: card && Math.min(card.lastDay, today),
    dueDay: card?.dueDay ?? null,
    expectedSeconds: limitSeconds * pace,
  };
}
