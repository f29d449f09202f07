import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";

/** A question of the plan and what the person remembers of it. */
export type ReadinessItem = {
  readonly topic: string;
  readonly level: string;
  /** Null while it hasn't been seen. What was set aside isn't planned and counts nowhere. */
  readonly card:
    | (Pick<CardState, "readyStability" | "lastDay"> & Partial<Pick<CardState, "isSuspended">>)
    | null;
};

/** Fewer long-term reviews than these say nothing about how a person forgets. */
export const PREDICTION_FROM_REVIEWS = 20;
/** 80% of a normal distribution are within this many standard errors. */
const Z_80 = 1.28;

/** What is known of the model's errors for this person: of `longTermPredictions`. */
export type Evidence = {
  readonly longTermReviews: number;
  /** Of `dispersionOf`; at least 1. */
  readonly dispersion: number;
};

export type Readiness = {
  /** How many questions are planned. */
  readonly questions: number;
  /** The expected share of right answers over all of them: coverage x recall of what was seen. */
  readonly recall: number;
  /** The share that has been seen. */
  readonly coverage: number;
  /** The expected share over those that have been seen, 0 when none has. */
  readonly seenRecall: number;
};

export type Forecast =
  /** No prediction yet: there are fewer than `PREDICTION_FROM_REVIEWS` long-term reviews. */
  | {
      readonly kind: "no_prediction_yet";
      readonly longTermReviews: number;
      readonly coverage: number;
    }
  /** `low` to `high` holds with 80 %, if the person goes on forgetting as they did. */
  | ({ readonly kind: "prediction"; readonly low: number; readonly high: number } & Readiness);

/**
 * Returns the chance of recall on a study day: R(d, S), d study days since the last review and at
 * least 1, S without the gain of same-day repeats. An unseen question has 0.
 */
export function recallOn(
  day: number,
  { card }: Pick<ReadinessItem, "card">,
  model: MemoryModel,
): number {
  return card ? model.retrievability(Math.max(1, day - card.lastDay), card.readyStability) : 0;
}

/**
 * Returns the expected share of right answers on a study day over all planned questions: E = sum(r)
 * / n. All 0 when nothing is planned.
 */
export function readinessOn(
  day: number,
  items: readonly ReadinessItem[],
  model: MemoryModel,
): Readiness {
  return sumUp(day, items, model).readiness;
}

/**
 * Returns the forecast with its 80% interval, E +- 1.28 sqrt(phi sum(r (1 - r))) / n, where phi is
 * how much wider outcomes have spread than the model said, or "no prediction yet".
 */
export function forecastFor(
  day: number,
  items: readonly ReadinessItem[],
  { longTermReviews, dispersion }: Evidence,
  model: MemoryModel,
): Forecast {
  const { readiness, variance } = sumUp(day, items, model);
  if (longTermReviews < PREDICTION_FROM_REVIEWS)
    return { kind: "no_prediction_yet", longTermReviews, coverage: readiness.coverage };
  const { questions, recall } = readiness;
  const reach = share(Z_80 * Math.sqrt(Math.max(1, dispersion) * variance), questions);
  return {
    kind: "prediction",
    low: Math.max(0, recall - reach),
    high: Math.min(1, recall + reach),
    ...readiness,
  };
}

function sumUp(day: number, items: readonly ReadinessItem[], model: MemoryModel) {
  let [questions, seen, recalled, variance] = [0, 0, 0, 0];
  for (const item of items) {
    if (item.card?.isSuspended) continue;
    const recall = recallOn(day, item, model);
    questions += 1;
    recalled += recall;
    variance += recall * (1 - recall);
    if (item.card) seen += 1;
  }
  const readiness: Readiness = {
    questions,
    recall: share(recalled, questions),
    coverage: share(seen, questions),
    seenRecall: share(recalled, seen),
  };
  return { readiness, variance };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
