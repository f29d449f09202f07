import { err, ok, type Result } from "@/lib/shared/result";
import type { PlanCard, PlanInput } from "./plan-types";

/**
 * Why nothing is planned. `field` names the culprit, such as `cards[3].expectedSeconds`.
 * - not_a_number: NaN, infinite, or not whole where a day or count is wanted.
 * - out_of_range: below 0 or not above it, a retention outside of 0.7 to 0.99, a difficulty outside of 1 to 10, or a review in the future.
 * - incomplete: a memory without its days, or days without a memory.
 */
export type PlanRefusal = {
  readonly code: "not_a_number" | "out_of_range" | "incomplete";
  readonly field: string;
};

/** The input as it is, or the first field that no plan can be made from. */
export function checkPlanInput(input: PlanInput): Result<PlanInput, PlanRefusal> {
  const { today, interviewDay, availability, spentSecondsToday, newPerDay, startedToday, desiredRetention } = input;
  const refusal =
    checkDay("today", today) ??
    (interviewDay === null ? null : checkDay("interviewDay", interviewDay)) ??
    availability.weekdayMinutes.reduce<PlanRefusal | null>(
      (found, minutes, weekday) =>
        found ?? checkRange(`availability.weekdayMinutes[${weekday}]`, minutes, { min: 0, max: 1440 }),
      null,
    ) ??
    availability.daysOff.reduce<PlanRefusal | null>(
      (found, day, index) => found ?? checkDay(`availability.daysOff[${index}]`, day),
      null,
    ) ??
    checkRange("spentSecondsToday", spentSecondsToday, { min: 0, max: Infinity }) ??
    checkRange("newPerDay", newPerDay, { min: 0, max: Infinity }) ??
    checkRange("startedToday", startedToday, { min: 0, max: Infinity }) ??
    checkRange("desiredRetention", desiredRetention, { min: 0.7, max: 0.99 }) ??
    input.cards.reduce<PlanRefusal | null>(
      (found, card, index) => found ?? checkCard(`cards[${index}]`, card, today),
      null,
    );
  return refusal ? err(refusal) : ok(input);
}

function checkCard(field: string, card: PlanCard, today: number): PlanRefusal | null {
  const { memory, lastDay, dueDay, expectedSeconds } = card;
  const seconds = checkRange(`${field}.expectedSeconds`, expectedSeconds, { min: Number.MIN_VALUE, max: 86_400 });
  if (seconds) return seconds;
  if (memory === null)
    return lastDay === null && dueDay === null ? null : { code: "incomplete", field: `${field}.memory` };
  if (lastDay === null) return { code: "incomplete", field: `${field}.lastDay` };
  if (dueDay === null) return { code: "incomplete", field: `${field}.dueDay` };
  return (
    checkRange(`${field}.memory.stability`, memory.stability, { min: 0.001, max: 36_500 }) ??
    checkRange(`${field}.memory.difficulty`, memory.difficulty, { min: 1, max: 10 }) ??
    checkDay(`${field}.lastDay`, lastDay) ??
    checkDay(`${field}.dueDay`, dueDay) ??
    (lastDay > today ? { code: "out_of_range", field: `${field}.lastDay` } : null)
  );
}

function checkDay(field: string, day: number): PlanRefusal | null {
  return Number.isSafeInteger(day) ? null : { code: "not_a_number", field };
}

function checkRange(field: string, value: number, { min, max }: { min: number; max: number }): PlanRefusal | null {
  if (Number.isNaN(value) || Math.abs(value) === Infinity) return { code: "not_a_number", field };
  return value < min || value > max ? { code: "out_of_range", field } : null;
}
