import { expect, test } from "vitest";
import {
  isDone,
  isDraftReply,
  isGradeReply,
  isLockReply,
  isReviewReply,
  isSessionLogReply,
  isTimeReply,
} from "./replies";

const GRADED = { eventId: "e", dueDay: 20_000, laterInSession: false };

test.each([
  [isTimeReply, { remainingMs: 1_000 }, { remainingMs: "1000" }],
  [isTimeReply, { remainingMs: null, more: 1 }, {}],
  [isDraftReply, { remainingMs: null, late: false, rival: true }, { remainingMs: 1, late: false }],
  [isLockReply, { remainingMs: 0, isLocked: true, closesInMs: null }, { remainingMs: 0 }],
  [isSessionLogReply, { ms: 0 }, { ms: null }],
  [isGradeReply, GRADED, { ...GRADED, dueDay: "tomorrow" }],
  [isReviewReply, GRADED, "done"],
  [isReviewReply, null, undefined],
  [isDone, null, {}],
] as const)("%o accepts its own reply and nothing else", (isReply, right, wrong) => {
  expect(isReply(right)).toBe(true);
  for (const other of [wrong, undefined, "<!doctype html>", 1, []])
    expect(isReply(other)).toBe(false);
});
