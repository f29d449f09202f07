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

/** What was expected of a long-term review: one a study day or more after the last. */
export type RecallForecast = {
  /** The chance of recall before the review, above 0 and at most 1. */
  readonly predicted: number;
  /**
   * The chance of recall that readiness used on that day. Repeats on the same day can lower it but
   * never raise it.
   */
  readonly readyChance: number;
};

/** A long-term review: what was expected and what came. */
export type Prediction = RecallForecast & {
  readonly occurredAt: Date;
  readonly isRecalled: boolean;
};

/**
 * Returns what is expected of a grade from the card before it, or null unless it's a long-term
 * review.
 */
export function forecastOf(
  before: CardState | null,
  { studyDay, source }: GradeEvent,
  model: MemoryModel,
): RecallForecast | null {
  const elapsed = before ? studyDay - before.lastDay : 0;
  if (!before || elapsed < 1 || UNSCHEDULED.includes(source)) return null;
  return {
    predicted: model.retrievability(elapsed, before.stability),
    readyChance: recallOn(studyDay, { card: before }, model),
  };
}

/**
 * Returns a prediction for each long-term review of one card, in the order of the fold. `modelOf`
 * returns the model that was used for an event.
 */
export function longTermPredictions(
  events: readonly CardEvent[],
  modelOf: (event: GradeEvent) => MemoryModel,
): readonly (Prediction & { readonly id: string })[] {
  const effective = effectiveEvents(events);
  const models = new Set(
    effective.flatMap((event) => (event.kind === "review" ? [modelOf(event)] : [])),
  );
  let states = new Map<MemoryModel, CardState>();
  const predictions: (Prediction & { readonly id: string })[] = [];
  for (const event of effective) {
    if (event.kind === "reset") states = new Map();
    if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) continue;
    const model = modelOf(event);
    const forecast = forecastOf(states.get(model) ?? null, event, model);
    const { id, occurredAt, grade } = event;
    if (forecast) predictions.push({ id, occurredAt, isRecalled: grade !== "again", ...forecast });
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
