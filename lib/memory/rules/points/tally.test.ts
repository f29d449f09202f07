import { expect, test } from "vitest";
import { aTally } from "@/scripts/testing/tallies";
import { LATELY, worstFirst } from "./tally";

const tally = (answers: string, isEssential = false) => aTally(answers, 100, isEssential);

test.each([
  ["never missed", "+", "sound"],
  ["missed in its only answer: nobody can tell", "-", "unsure"],
  ["missed two times of two: still nobody can tell", "--", "unsure"],
  ["missed three times of three", "---", "weak"],
  ["missed two times of three: it could be chance", "--+", "sound"],
  ["missed four times of six", "-+--+-", "weak"],
  ["missed once of many", "++++-+++", "sound"],
  ["missed four times and covered twice since", "----++", "weak"],
  ["missed four times and covered in the last three", "----+++", "better"],
  ["missed again after it was covered three times", "-----+++-", "weak"],
  ["missed long ago and covered ever since", "----++++++++++++", "sound"],
] as const)("%s", (_situation, answers, verdict) => {
  expect(tally(answers).verdict).toBe(verdict);
});

test("a tally has the number of misses, the last one, and the latest answers one by one", () => {
  expect(tally("+--++")).toMatchObject({
    answers: 5,
    misses: 2,
    lastMissedDay: 102,
    coveredInARow: 2,
    lately: [true, false, false, true, true],
  });
  expect(tally("++")).toMatchObject({ misses: 0, lastMissedDay: null, coveredInARow: 2 });
  expect(tally(`-${"+".repeat(20)}`).coveredInARow).toBe(LATELY);
  expect(tally("")).toMatchObject({ answers: 0, misses: 0, verdict: "sound", sureShare: 0 });
});

test("the surest misses come first: 4 of 6 before 1 of 1, and essential ones before others", () => {
  const [often, once] = [tally("-+--+-"), tally("-")];
  expect(often.sureShare).toBeGreaterThan(once.sureShare);
  expect(
    [once, tally("----+++"), tally("----"), tally("---", true), tally("++")].toSorted(worstFirst),
  ).toEqual([tally("---", true), tally("----"), tally("----+++"), once, tally("++")]);
});
