import {
  effectiveEvents,
  UNSCHEDULED,
  type CardEvent,
  type GradeEvent,
} from "@/lib/memory/rules/cards/events";
import { stepCard, type CardState } from "@/lib/memory/rules/cards/fold";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";
import { heldOff } from "@/lib/memory/rules/prediction-scores";
import { recallOn } from "./readiness";

/** A long-term review, a study day or more after the last one: what was expected and what came. */
export type Prediction = {
  readonly occurredAt: Date;
  /** The chance of recall before the review, above 0 and at most 1. */
  readonly predicted: number;
  /**
   * The chance of recall that readiness used on that day. Repeats on the same day can lower it but
   * never raise it.
   */
  readonly readyChance: number;
  readonly isRecalled: boolean;
};

/**
 * Returns a prediction for each long-term review of one card, in the order of the fold. `modelOf`
 * returns the model that was used for an event.
 */
export function longTermPredictions(
  events: readonly CardEvent[],
  modelOf: (event: GradeEvent) => MemoryModel,
): readonly Prediction[] {
  const effective = effectiveEvents(events);
  const models = new Set(
    effective.flatMap((event) => (event.kind === "review" ? [modelOf(event)] : [])),
  );
  let states = new Map<MemoryModel, CardState>();
  const predictions: Prediction[] = [];
  for (const event of effective) {
    if (event.kind === "reset") states = new Map();
    if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) continue;
    const model = modelOf(event);
    const before = states.get(model);
    const elapsed = before ? event.studyDay - before.lastDay : 0;
    if (before && elapsed >= 1) {
      const predicted = model.retrievability(elapsed, before.stability);
      const readyChance = recallOn(event.studyDay, { card: before }, model);
      predictions.push({
        occurredAt: event.occurredAt,
        predicted,
        readyChance,
        isRecalled: event.grade !== "again",
      });
    }
    for (const each of models)
      states.set(each, stepCard(states.get(each) ?? null, event, each, PLAIN));
  }
  return predictions;
}

/** No chance counts as closer to 0 or 1 than this, or one surprise would outweigh all the rest. */
export const CERTAIN = 1e-6;

/** Returns the standard errors by which recall was above the predictions; 0 without any. */
export function zScore(predictions: readonly Prediction[]): number {
  let surplus = 0;
  let variance = 0;
  for (const { predicted, isRecalled } of predictions) {
    const chance = heldOff(predicted, CERTAIN);
    surplus += Number(isRecalled) - chance;
    variance += chance * (1 - chance);
  }
  return variance === 0 ? 0 : surplus / Math.sqrt(variance);
}
