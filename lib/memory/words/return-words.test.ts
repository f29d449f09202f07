import { expect, test } from "vitest";
import { returnWords } from "./return-words";

const TODAY = 20_000;
const on = (days: number, laterInSession = false) => ({ dueDay: TODAY + days, laterInSession });

test("each grade has words for when the question comes back", () => {
  const preview = { again: on(1, true), hard: on(1), good: on(4), easy: on(30) };
  expect(returnWords(preview, TODAY)).toEqual({
    again: "later today",
    hard: "tomorrow",
    good: "in 4 days",
    easy: "in 30 days",
  });
});

test("the words name no day from the interview day on", () => {
  const preview = { again: on(1, true), hard: on(1), good: on(4), easy: on(30) };
  expect(returnWords(preview, TODAY, TODAY + 4)).toMatchObject({
    hard: "tomorrow",
    good: "as the plan asks",
    easy: "as the plan asks",
  });
});
