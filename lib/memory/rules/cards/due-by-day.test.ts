import { expect, test } from "vitest";
import { dueByDay } from "./due-by-day";

test("overdue cards are due today, and cards set aside or due later do not count", () => {
  const card = (dueDay: number, isSuspended = false) => ({ dueDay, isSuspended });
  expect(
    dueByDay([card(90), card(100), card(101), card(101), card(101, true), card(103)], 100, 3),
  ).toEqual([
    { day: 100, cards: 2 },
    { day: 101, cards: 2 },
    { day: 102, cards: 0 },
  ]);
});
