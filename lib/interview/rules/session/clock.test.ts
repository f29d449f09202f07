import { expect, test } from "vitest";
import {
  answeringMsOf,
  closesInMs,
  itemPhase,
  itemTimes,
  overtimeMsOf,
  overtimeShareOf,
  remainingMs,
  type ItemClock,
} from "./clock";

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
const shown: ItemClock = {
  isStrict: true,
  shownAt: at(0),
  thinkingMs: 0,
  answerFrom: null,
  limitMs: 60_000,
  extensionMs: 0,
  lockedAt: null,
  revealedAt: null,
  gradingFrom: null,
  gradedAt: null,
  eventId: null,
};
const thinking = { ...shown, thinkingMs: 30_000 };
const relaxed = { ...shown, isStrict: false };

test.each([
  {
    when: "not shown yet",
    item: { ...shown, shownAt: null },
    now: at(500),
    phase: "waiting",
    left: 60_000,
  },
  { when: "just shown", item: shown, now: at(0), phase: "answering", left: 60_000 },
  { when: "in its last second", item: shown, now: at(59.999), phase: "answering", left: 1 },
  { when: "at its deadline", item: shown, now: at(60), phase: "closing", left: 0 },
  { when: "in the grace for drafts", item: shown, now: at(64.999), phase: "closing", left: 0 },
  { when: "after the grace", item: shown, now: at(65), phase: "predicting", left: 0 },
  {
    when: "in its thinking time",
    item: thinking,
    now: at(29.999),
    phase: "thinking",
    left: 60_000,
  },
  {
    when: "after its thinking time",
    item: thinking,
    now: at(31),
    phase: "answering",
    left: 59_000,
  },
  {
    when: "begun before its thinking time was over",
    item: { ...thinking, answerFrom: at(10) },
    now: at(11),
    phase: "answering",
    left: 59_000,
  },
  {
    when: "extended by a minute",
    item: { ...shown, extensionMs: 60_000 },
    now: at(61),
    phase: "answering",
    left: 59_000,
  },
  {
    when: "relaxed and an hour over",
    item: relaxed,
    now: at(3_660),
    phase: "answering",
    left: -3_600_000,
  },
  {
    when: "locked by the person",
    item: { ...shown, lockedAt: at(20) },
    now: at(21),
    phase: "predicting",
    left: 39_000,
  },
  {
    when: "revealed",
    item: { ...shown, lockedAt: at(20), revealedAt: at(22) },
    now: at(23),
    phase: "grading",
    left: 37_000,
  },
  {
    when: "graded",
    item: { ...shown, lockedAt: at(20), eventId: "e" },
    now: at(90),
    phase: "graded",
    left: 0,
  },
  {
    when: "without a clock, a day later",
    item: { ...shown, limitMs: null },
    now: at(86_400),
    phase: "answering",
    left: null,
  },
])("an item $when is $phase", ({ item, now, phase, left }) => {
  expect(itemPhase(item, now)).toBe(phase);
  expect(remainingMs(item, now)).toBe(left);
});

test("an open answer closes five seconds after its deadline, and a locked one is closed", () => {
  expect([0, 60, 64, 65, 99].map((seconds) => closesInMs(shown, at(seconds)))).toEqual([
    65_000, 5_000, 1_000, 0, 0,
  ]);
  expect(closesInMs({ ...shown, lockedAt: at(20) }, at(21))).toBe(0);
  expect(closesInMs({ ...shown, limitMs: null }, at(21))).toBeNull();
});

test("each part of an item has its own clock", () => {
  const done = {
    ...thinking,
    answerFrom: at(12),
    lockedAt: at(50),
    revealedAt: at(53),
    gradingFrom: at(70),
    gradedAt: at(78),
    eventId: "e",
  };
  expect(itemTimes(done, at(999))).toEqual({
    thinkingMs: 12_000,
    answeringMs: 38_000,
    readingMs: 17_000,
    gradingMs: 8_000,
  });
  expect(itemTimes(thinking, at(5))).toEqual({
    thinkingMs: null,
    answeringMs: null,
    readingMs: null,
    gradingMs: null,
  });
});

test("overtime is the time that a relaxed answer took beyond its limit, and a strict one has none", () => {
  expect(overtimeMsOf({ ...relaxed, lockedAt: at(75) }, at(99))).toBe(15_000);
  expect(overtimeShareOf({ ...relaxed, lockedAt: at(75) }, at(99))).toBe(0.25);
  expect(answeringMsOf({ ...relaxed, lockedAt: at(75) }, at(99))).toBe(75_000);
  expect(overtimeMsOf(shown, at(99))).toBe(0);
});

test("an answer that the clock locked took exactly its limit, no matter how late somebody looks", () => {
  expect(answeringMsOf(shown, at(3600))).toBe(60_000);
  expect(answeringMsOf({ ...shown, lockedAt: at(25) }, at(3600))).toBe(25_000);
  expect(answeringMsOf(shown, at(30))).toBeNull();
});
