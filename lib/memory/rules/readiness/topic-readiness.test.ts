import { expect, test } from "vitest";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import type { Prediction } from "./predictions";
import type { ReadinessItem } from "./readiness";
import { topicReadiness } from "./topic-readiness";

/** Returns a question of a topic with a recall of 0.9 on day 100. */
const known = (topic: string): ReadinessItem => ({
  topic,
  level: "beginner",
  card: { readyStability: 10, lastDay: 90 },
});
const unseen = (topic: string): ReadinessItem => ({ topic, level: "beginner", card: null });
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

test("topics with low recall come first, and those with under three questions last", () => {
  const items = [
    ...times(20, () => known("iam")),
    ...times(3, () => unseen("s3")),
    ...times(9, () => unseen("vpc")),
    unseen("sqs"),
    unseen("sqs"),
  ];
  const standings = topicReadiness(100, items, new Map(), defaultModel);
  expect(standings.map(({ topic, verdict }) => [topic, verdict])).toEqual([
    ["vpc", "low_recall"],
    ["s3", "low_recall"],
    ["iam", "sound"],
    ["sqs", "too_little_data"],
  ]);
  // The mean m is 18 / 34 (of 34 questions), so s3 has 5 m / 8.
  expect(standings[1]?.shrunk).toBeCloseTo((5 * (18 / 34)) / 8, 9);
  expect(standings[1]?.expectedLoss).toBeCloseTo(1 - (5 * (18 / 34)) / 8, 9);
});

test("a topic is worse than predicted if its last twenty reviews were, despite high recall", () => {
  const review = (isRecalled: boolean, index: number): Prediction => ({
    occurredAt: new Date(index),
    predicted: 0.9,
    readyChance: 0.9,
    isRecalled,
  });
  const bad = times(20, () => false).map((_, index) => review(index >= 6, 1_000 + index));
  const longAgo = times(30, () => true).map((_, index) => review(false, index));
  const good = times(20, () => true).map((_, index) => review(index >= 2, 1_000 + index));
  const items = times(9, () => known("iam"));
  const verdict = (predictions: Prediction[]) =>
    topicReadiness(100, items, new Map([["iam", predictions]]), defaultModel)[0];
  expect(verdict(bad)).toMatchObject({ verdict: "worse_than_predicted" });
  expect(verdict(bad)?.residual).toBeCloseTo(-4 / Math.sqrt(1.8), 9);
  expect(verdict([...good.toReversed(), ...longAgo])).toMatchObject({ verdict: "sound" });
});

test("a question set aside does not count for its topic", () => {
  const aside: ReadinessItem = {
    topic: "iam",
    level: "beginner",
    card: { readyStability: 1, lastDay: 1, isSuspended: true },
  };
  const items = [...times(4, () => known("iam")), aside];
  expect(topicReadiness(100, items, new Map(), defaultModel)[0]).toMatchObject({
    questions: 4,
    verdict: "sound",
  });
});
