import { expect, test } from "vitest";
import { keepOffered, toggleTopic, topicOffers } from "./topic-offers";

const packs = [
  {
    id: "aws",
    title: "AWS",
    topics: [
      { id: "compute", title: "Compute" },
      { id: "storage", title: "Storage" },
      { id: "cost", title: "Cost" },
      { id: "quantum", title: "Quantum" },
    ],
  },
  {
    id: "behavioural",
    title: "Behavioural",
    topics: [{ id: "behavioural", title: "Behavioural" }],
  },
];
const offers = [
  { id: "aws/ec2", level: "beginner", topics: ["compute", "cost"] },
  { id: "aws/lambda", level: "beginner", topics: ["compute"] },
  { id: "behavioural/conflict", level: "beginner", topics: ["behavioural"] },
  { id: "aws/s3", level: "advanced", topics: ["storage"] },
];
const [aws, behavioural] = topicOffers(packs, offers, ["beginner"]);
if (!aws || !behavioural) throw new Error("Inconsistent: both packs have questions");

test("topics are offered with the number of their questions at the chosen levels, and empty ones aren't", () => {
  expect(aws).toEqual({
    id: "aws",
    title: "AWS",
    count: 2,
    topics: [
      { id: "compute", title: "Compute", count: 2 },
      { id: "storage", title: "Storage", count: 0 },
      { id: "cost", title: "Cost", count: 1 },
    ],
  });
  expect(behavioural).toEqual({ id: "behavioural", title: "Behavioural", count: 1, topics: [] });
  expect(topicOffers(packs, offers, ["beginner", "advanced"]).map(({ count }) => count)).toEqual([
    3, 1,
  ]);
});

test("a topic replaces its whole pack, the whole pack replaces its topics, and other packs stay", () => {
  const one = toggleTopic(["aws", "behavioural"], "compute", aws);
  expect(one).toEqual(["behavioural", "compute"]);
  expect(toggleTopic(one, "cost", aws)).toEqual(["behavioural", "compute", "cost"]);
  expect(toggleTopic(["compute", "behavioural", "cost"], "aws", aws)).toEqual([
    "behavioural",
    "aws",
  ]);
  expect(toggleTopic(["compute"], "compute", aws)).toEqual([]);
  expect(toggleTopic([], "behavioural", behavioural)).toEqual(["behavioural"]);
});

test("a choice loses what has left the bank, and falls back to the first pack when nothing is left", () => {
  expect(keepOffered(["compute", "quantum"], [aws, behavioural])).toEqual(["compute"]);
  expect(keepOffered(["quantum"], [aws, behavioural])).toEqual(["aws"]);
  expect(keepOffered([], [])).toEqual([]);
});
