import { expect, test } from "vitest";
import { estimateMinutes, reviewQueue } from "./review-queue";

const TODAY = 20_000;
const card = (questionId: string, relearnDay: number | null = null) => ({
  questionId,
  stability: 5,
  lastDay: TODAY - 5,
  dueDay: TODAY,
  relearnDay,
  lastOccurredAt: new Date(0),
});
const ids = (day: Partial<Parameters<typeof reviewQueue>[0]>) =>
  reviewQueue({
    cards: [card("failed", TODAY), card("due")],
    unseen: ["n1", "n2", "n3"],
    newPerDay: 2,
    startedToday: 0,
    today: TODAY,
    ...day,
  }).map(({ questionId }) => questionId);

test("due cards come first, then today's new questions, and what failed today waits at the end", () => {
  expect(ids({})).toEqual(["due", "n1", "n2", "failed"]);
});

test("new questions that were started today use up the day's room", () => {
  expect(ids({ startedToday: 1 })).toEqual(["due", "n1", "failed"]);
  expect(ids({ startedToday: 5 })).toEqual(["due", "failed"]);
  expect(ids({ newPerDay: 0 })).toEqual(["due", "failed"]);
});

test("a session is estimated by a minute a card until ten reviews say better", () => {
  expect(estimateMinutes(7, [1_000])).toBe(7);
  expect(
    estimateMinutes(
      7,
      Array.from({ length: 11 }, () => 30_000),
    ),
  ).toBe(4);
  expect(estimateMinutes(0, [])).toBe(0);
});
