import { expect, test } from "vitest";
import type { ItemClock } from "@/lib/interview/rules/session/clock";
import { timeParts, timesInWords, type TimesOfQuestion } from "./report-times";

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

test("the time of a question is split into what it was used for", () => {
  expect(timeParts(clockOf(), at(50_000))).toEqual({
    thinkingMs: 20_000,
    answeringMs: 60_000,
    overtimeMs: 30_000,
    readingMs: 16_000,
    gradingMs: 20_000,
    limitMs: 60_000,
  });
});

test("without thinking time, ticks or a clock there is less to split", () => {
  expect(
    timeParts(clockOf({ thinkingMs: 0, answerFrom: null, gradingFrom: null, limitMs: null }), at(50_000)),
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
  const open = { lockedAt: null, revealedAt: null, gradingFrom: null, gradedAt: null, eventId: null };
  expect(timeParts(clockOf(open), at(50_000))).toBeNull();
});

test("a page that was left open over night is not reading", () => {
  expect(timeParts(clockOf({ gradingFrom: at(40_000), gradedAt: at(40_010) }), at(50_000))?.readingMs).toBe(600_000);
});

const times = (
  answeringMs: number,
  overtimeMs: number,
  limitMs: number | null = 60_000,
  isCutOff = false,
): TimesOfQuestion => ({
  isCutOff,
  thinkingMs: 0,
  answeringMs,
  overtimeMs,
  readingMs: 0,
  gradingMs: 0,
  limitMs,
});

test.each([
  [[times(50_000, 0), times(30_000, 0)], "You used 1 min 20 s of 2 min and stayed within the limit each time."],
  [[times(60_000, 20_000), times(30_000, 0)], "You used 1 min 50 s of 2 min and went over the limit once."],
  [[times(60_000, 5_000), times(60_000, 5_000)], "You used 2 min 10 s of 2 min and went over the limit 2 times."],
  [
    [times(60_000, 0, 60_000, true), times(30_000, 0)],
    "You used 1 min 30 s of 2 min and were cut off by the clock once.",
  ],
  [[times(60_000, 0, null)], "You answered one question in 1 min, without a limit."],
])("the chart's title says how the time was used", (all, words) => {
  expect(timesInWords(all)).toBe(words);
});
