import { expect, test } from "vitest";
import { tallyOf, worstFirst, type Tally } from "./tally";

/** Answers a day apart: "+" covered it, "-" missed it. */
function tally(answers: string, isEssential = false): Tally {
  return tallyOf(
    answers.split("").map((mark, index) => ({ studyDay: 100 + index, isMissed: mark === "-" })),
    isEssential,
  );
}

test.each([
  ["never missed", "+", "sound"],
  ["missed once, and asked only once or twice: nobody can tell", "-", "unsure"],
  ["missed twice of twice: still nobody can tell", "--", "unsure"],
  ["missed three times of three", "---", "weak"],
  ["missed twice of three: chance alone would do it too often", "--+", "sound"],
  ["missed four times of six", "-+--+-", "weak"],
  ["missed once of many", "++++-+++", "sound"],
  ["missed four times and covered twice since", "----++", "weak"],
  ["missed four times and covered in the last three", "----+++", "better"],
  ["missed again after three that covered it", "-----+++-", "weak"],
  ["missed long ago and covered ever since", "----++++++++++++", "sound"],
] as const)("%s", (_situation, answers, verdict) => {
  expect(tally(answers).verdict).toBe(verdict);
});

test("a tally says how often, when last, how many in a row since, and the latest one by one", () => {
  expect(tally("+--++")).toMatchObject({
    answers: 5,
    misses: 2,
    lastMissedDay: 102,
    coveredInARow: 2,
    lately: [true, false, false, true, true],
  });
  expect(tally("++")).toMatchObject({ misses: 0, lastMissedDay: null, coveredInARow: 2 });
  expect(tally("-".repeat(20)).lately).toHaveLength(8);
  expect(tally("")).toMatchObject({ answers: 0, misses: 0, verdict: "sound", sureShare: 0 });
});

test("what is sure comes first: four of six before one of one, essential before the rest of its kind", () => {
  const [often, once] = [tally("-+--+-"), tally("-")];
  expect(often.sureShare).toBeGreaterThan(once.sureShare);
  expect(
    [once, tally("----+++"), tally("----"), tally("---", true), tally("++")].toSorted(worstFirst),
  ).toEqual([tally("---", true), tally("----"), tally("----+++"), once, tally("++")]);
});
