import { DESIRED_RETENTION, type MemoryModel } from "@/lib/memory/rules/cards/model";
import { phaseOf, rankDay } from "@/lib/memory/rules/plan/plan-day";
import type { PlanCard } from "@/lib/memory/rules/plan/plan-types";
import { ANSWER_SECONDS } from "./simulate/learner";
import type { Scheduler } from "./simulate/study";

/** Returns the app's plan with a model's weights, which are not the person's. */
export function ourPlan(
  study: { readonly cards: number; readonly days: number; readonly minutes: number },
  model: MemoryModel,
): Scheduler {
  const cards: PlanCard[] = Array.from({ length: study.cards }, (_, index) => ({
    id: String(index),
    topic: "",
    level: "",
    memory: null,
    lastDay: null,
    dueDay: null,
    expectedSeconds: ANSWER_SECONDS.mean,
  }));
  const { minutes } = study;
  return {
    order(today) {
      const input = {
        cards,
        today,
        interviewDay: study.days,
        availability: {
          weekdayMinutes: [minutes, minutes, minutes, minutes, minutes, minutes, minutes] as const,
          daysOff: [],
        },
        spentSecondsToday: 0,
        newPerDay: 20,
        startedToday: 0,
        desiredRetention: DESIRED_RETENTION,
        model,
      };
      return rankDay(input, phaseOf(input)).ranked.map(({ card }) => Number(card.id));
    },
    graded(index, day, grade) {
      const card = cards[index];
      if (!card) return;
      const memory = model.nextState(card.memory, day - (card.lastDay ?? day), grade);
      cards[index] = {
        ...card,
        memory,
        lastDay: day,
        dueDay: day + model.intervalDays(memory.stability, DESIRED_RETENTION),
      };
    },
  };
}
