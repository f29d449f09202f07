import { expect, test } from "vitest";
import { toCard } from "./cards";

const row = {
  questionId: "aws/vpc",
  variant: "main",
  version: 1,
  stability: 2,
  difficulty: 5,
  readyStability: 2,
  lastDay: 20_000,
  dueDay: 20_002,
  reps: 1,
  lapses: 0,
  lastGrade: "good",
  relearnDay: null,
  isSuspended: false,
  lastOccurredAt: new Date("2024-10-04T10:00:00Z"),
  lastEventId: "0199a0a0-0000-7000-8000-000000000000",
};

test.each(["stability", "difficulty", "readyStability", "lastDay", "dueDay"])(
  "a stored card with a grade and without its %s is refused by name and never counted with",
  (name) => {
    expect(toCard(row)).toEqual(row);
    for (const value of [null, "NaN"])
      expect(() => toCard({ ...row, [name]: value })).toThrow(
        `Inconsistent: card aws/vpc has the ${name} ${value}`,
      );
  },
);

test("so is one with a grade that is none", () => {
  expect(() => toCard({ ...row, lastGrade: "splendid" })).toThrow("has the grade splendid");
});
