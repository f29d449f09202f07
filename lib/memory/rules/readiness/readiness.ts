import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";

/** A question and what the person remembers of it. */
export type ReadinessItem = {
  readonly topic: string;
  readonly level: string;
  /** Null for an unseen question. A card that's set aside doesn't count. */
  readonly card:
    | (Pick<CardState, "readyStability" | "lastDay"> & Partial<Pick<CardState, "isSuspended">>)
    | null;
};

/** Fewer long-term reviews say nothing about how a person forgets. */
export const PREDICTION_FROM_REVIEWS = 20;
/** 80% of a normal distribution is within this many standard errors. */
const Z_80 = 1.28;

/** What a person's `longTermPredictions` say about the model's errors. */
export type Evidence = {
  readonly longTermReviews: number;
  /** The result of `dispersionOf`, at least 1. */
  readonly dispersion: number;
};

export type Readiness = {
  /** The number of questions that aren't set aside. */
  readonly questions: number;
  /** The expected share of right answers over all of them: `coverage` times `seenRecall`. */
  readonly recall: number;
  /** The share of them that was seen. */
  readonly coverage: number;
  /** The expected share of right answers over those seen; 0 if none was. */
  readonly seenRecall: number;
};

export type Forecast =
  /** There are fewer than `PREDICTION_FROM_REVIEWS` long-term reviews. */
  | {
      readonly kind: "no_prediction_yet";
      readonly longTermReviews: number;
      readonly coverage: number;
    }
  /** Recall will be from `low` to `high` with 80% probability, if forgetting goes on as it did. */
  | ({ readonly kind: "prediction"; readonly low: number; readonly high: number } & Readiness);

/**
 * Returns the chance of recall on a study day, or 0 for an unseen question. It takes the stability
 * without the gain of same-day repeats, and at least one day since the last review.
 */
export function recallOn(
  day: number,
  { card }: Pick<ReadinessItem, "card">,
  model: MemoryModel,
): number {
  return card ? model.retrievability(Math.max(1, day - card.lastDay), card.readyStability) : 0;
}

/**
 * Returns the expected share of right answers on a study day over all questions that aren't set
 * aside: the mean recall. All figures are 0 if there are none.
 */
export function readinessOn(
  day: number,
  items: readonly ReadinessItem[],
  model: MemoryModel,
): Readiness {
  return sumUp(day, items, model).readiness;
}

/**
 * Returns the forecast with its 80% interval, E +- 1.28 sqrt(phi sum(r (1 - r))) / n, or "no
 * prediction yet". E is the mean of the n recalls r, and phi the dispersion.
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
