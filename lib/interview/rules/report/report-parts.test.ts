import { expect, test } from "vitest";
import {
  missedPoints,
  partsByConcept,
  partsByLevel,
  partsByTopic,
  type ReportAnswer,
} from "./report-parts";

const point = (id: string, weight: number, concept: string, essential = false) => ({
  id,
  text: `Point ${id}`,
  weight,
  concept,
  essential,
});

const STORAGE: ReportAnswer = {
  position: 0,
  questionId: "aws/storage",
  questionText: "Which storage?",
  level: "intermediate",
  topics: ["storage", "cost"],
  points: [point("a", 3, "durability", true), point("b", 1, "cost")],
  tickedPointIds: ["b"],
};
const COMPUTE: ReportAnswer = {
  position: 1,
  questionId: "aws/compute",
  questionText: "Which instance?",
  level: "beginner",
  topics: ["compute"],
  points: [point("a", 2, "cost"), point("b", 2, "scaling", true), point("c", 3, "scaling")],
  tickedPointIds: ["a"],
};
const ANSWERS = [STORAGE, COMPUTE];

test("a question counts only for its main topic, and the weakest topic comes first", () => {
  expect(partsByTopic(ANSWERS)).toEqual([
    { key: "storage", count: 1, share: 0.25 },
    { key: "compute", count: 1, share: 2 / 7 },
  ]);
});

test("levels are in rising order, whatever their results", () => {
  expect(partsByLevel(ANSWERS).map(({ key }) => key)).toEqual(["beginner", "intermediate"]);
});

test("a concept collects its points across the questions", () => {
  expect(partsByConcept(ANSWERS)).toEqual([
    { key: "aws/scaling", count: 2, share: 0 },
    { key: "aws/durability", count: 1, share: 0 },
    { key: "aws/cost", count: 2, share: 1 },
  ]);
});

test("concepts of the same name in two packs are different", () => {
  const elsewhere = { ...STORAGE, questionId: "other/storage", tickedPointIds: ["a"] };
  expect(partsByConcept([STORAGE, elsewhere]).map(({ key, share }) => [key, share])).toEqual([
    ["aws/durability", 0],
    ["other/cost", 0],
    ["aws/cost", 1],
    ["other/durability", 1],
  ]);
});

test("missed points begin with the essential ones, and then the heaviest", () => {
  const missed = missedPoints(ANSWERS).map(({ position, point: { id } }) => `${position}${id}`);
  expect(missed).toEqual(["0a", "1b", "1c"]);
  const often = missedPoints(ANSWERS, ({ questionId, point: { id } }) =>
    questionId === "aws/compute" && id === "b" ? 3 : 1,
  );
  expect(often.map(({ position, point: { id } }) => `${position}${id}`)).toEqual([
    "1b",
    "0a",
    "1c",
  ]);
});
