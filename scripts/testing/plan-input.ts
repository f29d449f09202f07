import { DESIRED_RETENTION, defaultModel, type Memory } from "@/lib/memory/rules/cards/model";
import type { Availability } from "@/lib/memory/rules/plan/availability";
import type { PlanCard, PlanInput } from "@/lib/memory/rules/plan/plan-types";

/** The study day on which tests make plans. */
export const TODAY = 20_000;

/** Returns the same minutes for every weekday. */
export function everyDay(minutes: number, daysOff: readonly number[] = []): Availability {
  return {
    weekdayMinutes: [minutes, minutes, minutes, minutes, minutes, minutes, minutes],
    daysOff,
  };
}

/** Returns a card that was never graded. */
export function unseenCard(id: string, expectedSeconds = 60): PlanCard {
  return { id, topic: "t", level: "l", memory: null, lastDay: null, dueDay: null, expectedSeconds };
}

/** Returns a card last graded this many days before `TODAY`. */
export function seenCard(
  id: string,
  memory: Memory,
  daysAgo: number,
  expectedSeconds = 60,
): PlanCard {
  const lastDay = TODAY - daysAgo;
  const dueDay = lastDay + defaultModel.intervalDays(memory.stability, DESIRED_RETENTION);
  return { id, topic: "t", level: "l", memory, lastDay, dueDay, expectedSeconds };
}

/**
 * Returns the input of a plan for `TODAY`, by default without an interview day and with half an
 * hour a day.
 */
export function inputOf(cards: readonly PlanCard[], changes: Partial<PlanInput> = {}): PlanInput {
  return {
    cards,
    today: TODAY,
    interviewDay: null,
    availability: everyDay(30),
    spentSecondsToday: 0,
    newPerDay: 10,
    startedToday: 0,
    desiredRetention: 0.9,
    model: defaultModel,
    ...changes,
  };
}
