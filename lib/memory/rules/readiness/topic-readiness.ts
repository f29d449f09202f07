import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { zScore, type Prediction } from "./predictions";
import { readinessOn, type ReadinessItem, type Readiness } from "./readiness";

/** Each topic gets this many extra questions of average readiness, so a few move it little. */
const SHRINKAGE = 5;
/** Fewer questions say nothing about a topic. */
const QUESTIONS_FROM = 3;
/**
 * Expected recall on the day is low below this. It's the chance of recalling whole questions, not a
 * share of points covered.
 */
const LOW_RECALL_BELOW = 0.7;
/** One in twenty topics is below this by chance. */
const RESIDUAL_BELOW = -1.64;
const RESIDUAL_REVIEWS = 20;

export type TopicReadiness = Readiness & {
  readonly topic: string;
  /**
   * - too_little_data: fewer than three questions.
   * - low_recall: expected recall on the day is low.
   * - worse_than_predicted: the last reviews went clearly worse than the model expected.
   * - sound: none of these.
   */
  readonly verdict: "too_little_data" | "low_recall" | "worse_than_predicted" | "sound";
  /** Recall r of n questions drawn towards the mean m of all: (n r + 5 m) / (n + 5). */
  readonly shrunk: number;
  /** Standard errors by which the topic's last 20 long-term reviews beat their predictions. */
  readonly residual: number;
  /** The expected share of the topic forgotten on the day: 1 - `shrunk`. */
  readonly expectedLoss: number;
};

/**
 * Returns each topic's readiness on a study day, the largest expected loss first and topics with
 * too little data last. `predictions` has the long-term reviews by topic.
 */
export function topicReadiness(
  day: number,
  items: readonly ReadinessItem[],
  predictions: ReadonlyMap<string, readonly Prediction[]>,
  model: MemoryModel,
): readonly TopicReadiness[] {
  const overall = readinessOn(day, items, model).recall;
  const byTopic = new Map<string, ReadinessItem[]>();
  for (const item of items) {
    const own = byTopic.get(item.topic);
    if (own) own.push(item);
    else byTopic.set(item.topic, [item]);
  }
  const standings = [...byTopic].map(([topic, own]): TopicReadiness => {
    const readiness = readinessOn(day, own, model);
    const { questions, recall } = readiness;
    const shrunk = (questions * recall + SHRINKAGE * overall) / (questions + SHRINKAGE);
    const last = (predictions.get(topic) ?? [])
      .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
      .slice(-RESIDUAL_REVIEWS);
    const residual = zScore(last);
    const verdict =
      questions < QUESTIONS_FROM
        ? "too_little_data"
        : shrunk < LOW_RECALL_BELOW
          ? "low_recall"
          : residual < RESIDUAL_BELOW
            ? "worse_than_predicted"
            : "sound";
    return {
      topic,
      ...readiness,
      verdict,
      shrunk,
      residual,
      expectedLoss: 1 - shrunk,
    };
  });
  const isKnown = ({ verdict }: TopicReadiness) => Number(verdict !== "too_little_data");
  return standings.toSorted(
    (a, b) =>
      isKnown(b) - isKnown(a) ||
      b.expectedLoss - a.expectedLoss ||
      (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0),
  );
}
