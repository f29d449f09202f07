import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { zScore, type Prediction } from "./predictions";
import { readinessOn, type ReadinessItem, type Readiness } from "./readiness";

/**
 * A topic counts like this many more questions of average readiness: few questions move it little.
 */
const SHRINKAGE = 5;
/** Fewer questions say nothing about a topic. */
const QUESTIONS_FROM = 3;
/**
 * Lower expected recall on the day is too little. It's no share of points: the chance that whole
 * questions are recalled, which forgetting lowers.
 */
const LOW_RECALL_BELOW = 0.7;
/** One in twenty is below it by chance. */
const RESIDUAL_BELOW = -1.64;
const RESIDUAL_REVIEWS = 20;

export type TopicReadiness = Readiness & {
  readonly topic: string;
  /**
   * - too_little_data: fewer than three questions.
   * - low_recall: little will be recalled on the day.
   * - worse_than_predicted: the last reviews were clearly worse than the model expects.
   * - sound: neither.
   */
  readonly verdict: "too_little_data" | "low_recall" | "worse_than_predicted" | "sound";
  /** Readiness drawn towards the average of all topics: (sum(w r) + 5 m) / (sum(w) + 5). */
  readonly shrunk: number;
  /**
   * Standard errors above (or below 0) what was predicted of the topic's last 20 long-term reviews.
   */
  readonly residual: number;
  /** The share of the topic that won't be recalled on the day: 1 - shrunk readiness. */
  readonly expectedLoss: number;
};

/**
 * Returns how each topic does on a study day, the most expected loss first, topics of too little
 * data last. `predictions` are each topic's long-term reviews.
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
