import { expect, test } from "vitest";
import { orderDue } from "./due";

const TODAY = 20_000;
const card = (questionId: string, more: Partial<Parameters<typeof orderDue>[0][number]>) => ({
  questionId,
  stability: 10,
  lastDay: TODAY - 10,
  dueDay: TODAY,
  relearnDay: null,
  lastOccurredAt: new Date(0),
  ...more,
});

test("what is most likely forgotten comes first, what waits for its repetition last, what is not due not at all", () => {
  const cards = [
    card("steady", { stability: 100 }),
    card("repeat-later", { relearnDay: TODAY, lastDay: TODAY, dueDay: TODAY + 1, lastOccurredAt: new Date(2) }),
    card("fading", { stability: 1 }),
    card("tomorrow", { dueDay: TODAY + 1 }),
    card("repeat-first", { relearnDay: TODAY, lastDay: TODAY, dueDay: TODAY + 1, lastOccurredAt: new Date(1) }),
  ];
  expect(orderDue(cards, TODAY).map(({ questionId }) => questionId)).toEqual([
    "fading",
    "steady",
    "repeat-first",
    "repeat-later",
  ]);
});

test("what was set aside is not due, however late it is", () => {
  const aside = [
    card("late", { dueDay: TODAY - 90, isSuspended: true }),
    card("failed", { relearnDay: TODAY, isSuspended: true }),
  ];
  expect(orderDue(aside, TODAY)).toEqual([]);
});

test("a repetition that waited for yesterday's session is simply due", () => {
  expect(orderDue([card("old", { relearnDay: TODAY - 1, dueDay: TODAY })], TODAY)).toHaveLength(1);
});
