import { expect, test } from "vitest";
import { topicFacts, type LatestAttempt } from "./facts";

function answer(
  questionId: string,
  topic: string,
  ticked: string[],
  more: Partial<LatestAttempt> = {},
): LatestAttempt {
  return {
    questionId,
    questionText: `About ${questionId}?`,
    level: "beginner",
    topics: [topic, "storage"],
    points: [
      { id: "a", text: "The heart of it", weight: 3, essential: true },
      { id: "b", text: "A detail", weight: 1 },
    ],
    tickedPointIds: ticked,
    ...more,
  };
}

test("topics come weakest first, each with its share covered and number of answers", () => {
  const facts = topicFacts([
    answer("vpc", "networking", ["a", "b"]),
    answer("iam", "security", ["b"]),
    answer("nacl", "networking", ["a"]),
  ]);
  expect(facts.map(({ topic, share, answers }) => ({ topic, share, answers }))).toEqual([
    { topic: "security", share: 0.25, answers: 1 },
    { topic: "networking", share: 0.875, answers: 2 },
  ]);
});

test("only missed points that are essential are listed", () => {
  const [facts] = topicFacts([answer("vpc", "networking", [])]);
  expect(facts?.essentialsMissed).toEqual([
    { questionId: "vpc", questionText: "About vpc?", text: "The heart of it" },
  ]);
});

test("practice begins at the level of most answers", () => {
  const [facts] = topicFacts([
    answer("a", "x", []),
    answer("b", "x", [], { level: "advanced" }),
    answer("c", "x", [], { level: "advanced" }),
  ]);
  expect(facts?.level).toBe("advanced");
});

test("without answers there are no facts", () => {
  expect(topicFacts([])).toEqual([]);
});
