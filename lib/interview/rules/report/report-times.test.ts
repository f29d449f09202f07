import { expect, test } from "vitest";
import type { ItemClock } from "@/lib/interview/rules/session/clock";
import { timeParts } from "./report-times";

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 1, 10) + seconds * 1000);

function clockOf(more: Partial<ItemClock> = {}): ItemClock {
  return {
    shownAt: at(0),
    answerFrom: at(20),
    lockedAt: at(110),
    revealedAt: at(114),
    gradingFrom: at(130),
    gradedAt: at(150),
    limitMs: 40_000,
    extensionMs: 20_000,
    isStrict: false,
    thinkingMs: 30_000,
    eventId: "graded",
    ...more,
  };
}

test("the time of a question is divided by its use", () => {
  expect(timeParts(clockOf(), at(50_000))).toEqual({
    thinkingMs: 20_000,
    answeringMs: 60_000,
    overtimeMs: 30_000,
    readingMs: 16_000,
    gradingMs: 20_000,
    limitMs: 60_000,
  });
});

test("without thinking time, ticks or a clock there are fewer parts", () => {
  expect(
    timeParts(
      clockOf({ thinkingMs: 0, answerFrom: null, gradingFrom: null, limitMs: null }),
      at(50_000),
    ),
  ).toMatchObject({
    thinkingMs: 0,
    answeringMs: 110_000,
    overtimeMs: 0,
    readingMs: 36_000,
    gradingMs: 0,
  });
  expect(timeParts(clockOf({ shownAt: null }), at(50_000))).toBeNull();
});

test("an answer that was never locked has no time", () => {
  const open = {
    lockedAt: null,
    revealedAt: null,
    gradingFrom: null,
    gradedAt: null,
    eventId: null,
  };
  expect(timeParts(clockOf(open), at(50_000))).toBeNull();
});

test("a page left open overnight isn't reading time", () => {
  expect(
    timeParts(clockOf({ gradingFrom: at(40_000), gradedAt: at(40_010) }), at(50_000))?.readingMs,
  ).toBe(600_000);
});
