import { secondsBetween, secondsOn } from "./availability";
import { secondsToKeep } from "./load";
import type { Plan, PlanInput, PlanItem, PlanPhase, RankedCard } from "./plan-types";
import { FINAL_DAYS, newPace, rankToDate } from "./rank-to-date";
import { rankPlain } from "./rank-plain";
import { HORIZON_DAYS } from "./value-table";
import { sumOf } from "@/lib/shared/statistics";

/**
 * Returns today's questions in order, each with its reason; without an interview ahead it's plain
 * FSRS. They fit the seconds that today has left, but a day with any time has at least one.
 */
export function planDay(input: PlanInput): Plan {
  const { today, availability, spentSecondsToday } = input;
  const phase = phaseOf(input);
  const { ranked, load } = rankDay(input, phase);
  const daySeconds = phase === "interview_day" ? 0 : secondsOn(today, availability);
  const budgetSeconds = Math.max(0, daySeconds - spentSecondsToday);
  const items: PlanItem[] = [];
  let plannedSeconds = 0;
  for (const { card, reason, seconds } of ranked) {
    const isFirstOfDay = items.length === 0 && spentSecondsToday === 0 && budgetSeconds > 0;
    if (plannedSeconds + seconds > budgetSeconds && !isFirstOfDay) break;
    items.push({ id: card.id, reason, expectedSeconds: seconds });
    plannedSeconds += seconds;
  }
  return {
    phase,
    items,
    budgetSeconds,
    plannedSeconds,
    leftOut: ranked.length - items.length,
    load,
  };
}

/** Returns the phase that the plan is in today. */
export function phaseOf({
  today,
  interviewDay,
}: Pick<PlanInput, "today" | "interviewDay">): PlanPhase {
  if (interviewDay === null || today > interviewDay) return "open";
  if (today === interviewDay) return "interview_day";
  const left = interviewDay - today;
  return left > HORIZON_DAYS ? "far" : left > FINAL_DAYS ? "to_date" : "final_week";
}

/**
 * Returns all questions worth asking today, in order, before the budget cuts the list. `load` is
 * that of the days until the interview, or null without a near date.
 */
export function rankDay(
  input: PlanInput,
  phase: PlanPhase,
): { readonly ranked: readonly RankedCard[]; readonly load: number | null } {
  const { cards, today, interviewDay, newPerDay, startedToday, model } = input;
  if (phase === "interview_day" || cards.length === 0) return { ranked: [], load: null };
  if (phase === "open" || interviewDay === null) {
    const newCount = newPerDay - startedToday;
    return { ranked: rankPlain(cards, today, { newCount, lastNewDay: null, model }), load: null };
  }
  if (phase === "far") {
    const unseen = cards.filter((card) => card.memory === null).length;
    const pace = newPace(unseen + startedToday, today, interviewDay);
    const lastNewDay = pace > 0 ? today + Math.ceil((unseen + startedToday) / pace) - 1 : null;
    return {
      ranked: rankPlain(cards, today, { newCount: pace - startedToday, lastNewDay, model }),
      load: null,
    };
  }
  const load = loadOf(input, interviewDay);
  return {
    ranked: rankToDate(cards, { today, interviewDay, isTimeShort: load > 1, startedToday }, model),
    load,
  };
}

/**
 * Returns the time that remembering every card until the interview takes, as a share of the time
 * that's left.
 */
function loadOf(
  { cards, today, availability, spentSecondsToday, model }: PlanInput,
  interviewDay: number,
): number {
  const needed = sumOf(cards, (card) => secondsToKeep(card, today, interviewDay, model));
  const available = Math.max(
    0,
    secondsBetween(today, interviewDay, availability) - spentSecondsToday,
  );
  return needed === 0 ? 0 : needed / available;
}
