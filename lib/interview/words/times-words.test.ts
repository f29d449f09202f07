import { expect, test } from "vitest";
import type { TimesOfQuestion } from "@/lib/interview/rules/report/report-times";
import { timesInWords } from "./times-words";

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
  [
    [times(50_000, 0), times(30_000, 0)],
    "You used 1 min 20 s of 2 min and stayed within the limit each time.",
  ],
  [
    [times(60_000, 20_000), times(30_000, 0)],
    "You used 1 min 50 s of 2 min and went over the limit once.",
  ],
  [
    [times(60_000, 5_000), times(60_000, 5_000)],
    "You used 2 min 10 s of 2 min and went over the limit 2 times.",
  ],
  [
    [times(60_000, 0, 60_000, true), times(30_000, 0)],
    "You used 1 min 30 s of 2 min and were cut off by the clock once.",
  ],
  [[times(60_000, 0, null)], "You answered one question in 1 min, without a limit."],
])("the chart's title says how the time was used", (all, words) => {
  expect(timesInWords(all)).toBe(words);
});
