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
    ],
  },
  { id: "behavioural", title: "Behavioural", topics: [{ id: "behavioural", title: "Behavioural" }] },
];
const offers = [
  { level: "beginner", topics: ["compute", "cost", "aws"] },
  { level: "beginner", topics: ["compute", "aws"] },
  { level: "beginner", topics: ["behavioural", "behavioural"] },
  { level: "advanced", topics: ["storage", "aws"] },
];
const [aws, behavioural] = topicOffers(packs, offers, "beginner");
if (!aws || !behavioural) throw new Error("Inconsistent: both packs have beginners' questions");

test("only what a level has questions for is offered, with their number", () => {
  expect(aws).toEqual({
    id: "aws",
    title: "AWS",
    count: 2,
    topics: [
      { id: "compute", title: "Compute", count: 2 },
      { id: "cost", title: "Cost", count: 1 },
    ],
  });
  expect(behavioural).toEqual({ id: "behavioural", title: "Behavioural", count: 1, topics: [] });
  expect(topicOffers(packs, offers, "advanced").map(({ id }) => id)).toEqual(["aws"]);
});

test("a topic takes the place of the whole pack and the whole pack that of its topics, and other packs stay", () => {
  const one = toggleTopic(["aws", "behavioural"], "compute", aws);
  expect(one).toEqual(["behavioural", "compute"]);
  expect(toggleTopic(one, "cost", aws)).toEqual(["behavioural", "compute", "cost"]);
  expect(toggleTopic(["compute", "behavioural", "cost"], "aws", aws)).toEqual(["behavioural", "aws"]);
  expect(toggleTopic(["compute"], "compute", aws)).toEqual([]);
  expect(toggleTopic([], "behavioural", behavioural)).toEqual(["behavioural"]);
});

test("a choice keeps what another level offers as well, and begins with the first pack when nothing is left", () => {
  const advanced = topicOffers(packs, offers, "advanced");
  expect(keepOffered(["compute", "aws"], advanced)).toEqual(["aws"]);
  expect(keepOffered(["compute"], advanced)).toEqual(["aws"]);
  expect(keepOffered(["storage"], advanced)).toEqual(["storage"]);
});
