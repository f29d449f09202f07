import { expect, test } from "vitest";
import { modelAnswerAccess, type AskedItem, type OpeningHistory } from "./model-answer-access";

const AT = new Date("2026-05-01T10:00:00Z");
const item = (more: Partial<AskedItem> = {}): AskedItem => ({
  shownAt: AT,
  revealedAt: AT,
  eventId: null,
  isUnderWay: true,
  ...more,
});
const access = (items: readonly AskedItem[], more: Partial<Omit<OpeningHistory, "items">> = {}) =>
  modelAnswerAccess({ wasGraded: false, wasRevealed: false, items, ...more });

test("the answer to a question that was never answered is closed", () => {
  expect(access([])).toBe("closed");
});

test("an answer that was read stays open: after a grade, even one taken back, and after it was opened by hand", () => {
  expect(access([], { wasGraded: true })).toBe("open");
  expect(access([], { wasRevealed: true })).toBe("open");
});

test.each([
  ["not yet shown in an open interview", { shownAt: null, revealedAt: null }, "closed"],
  ["being answered, or locked and not predicted yet", { revealedAt: null }, "asked_now"],
  ["revealed, and not graded yet", {}, "open"],
  ["graded", { eventId: "e" }, "open"],
  [
    "never shown before the interview was ended",
    { shownAt: null, revealedAt: null, isUnderWay: false },
    "closed",
  ],
  [
    "locked, and its model answer not open, when the interview ended",
    { revealedAt: null, isUnderWay: false },
    "closed",
  ],
] as const)("%s", (_situation, more, expected) => {
  expect(access([item(more)])).toBe(expected);
});

test("while an interview asks it, even an answer that was read before is closed", () => {
  const asked = item({ revealedAt: null });
  expect(access([item({ eventId: "e" }), asked], { wasGraded: true, wasRevealed: true })).toBe(
    "asked_now",
  );
});
