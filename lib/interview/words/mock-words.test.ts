import { expect, test } from "vitest";
import type { MockTrend } from "@/lib/interview/rules/mock/mock-trend";
import { differenceInWords, trendInWords } from "./mock-words";

test.each<[MockTrend, string]>([
  [{ kind: "too_few", mocks: 2 }, "2 unaided mocks so far: with one more a trend can be seen."],
  [{ kind: "too_few", mocks: 1 }, "One unaided mock so far: with 2 more a trend can be seen."],
  [
    { kind: "rising", mocks: 4, slope: 0.1, reach: 0.05 },
    "Over 4 unaided mocks your score rose by about 10 percentage points from each to the next.",
  ],
  [
    { kind: "falling", mocks: 4, slope: -0.012, reach: 0.005 },
    "Over 4 unaided mocks your score fell by about one percentage point from each to the next.",
  ],
  [
    { kind: "level", mocks: 4, slope: 0.1, reach: 0.2 },
    "Over 4 unaided mocks no change is larger than chance.",
  ],
])("a trend is the title of a chart: %o", (trend, words) => {
  expect(trendInWords(trend)).toBe(words);
});

test.each([
  [
    { difference: 0.12, reach: 0.204, verdict: "within_chance" },
    5,
    /^12 percentage points more than on 3 March\. With 5 questions, up to 20 come by chance: this may be chance\.$/,
  ],
  [
    { difference: -0.301, reach: 0.2, verdict: "less" },
    5,
    /^30 percentage points less than on 3 March\. .* this is more than chance\.$/,
  ],
  [
    { difference: 0.01, reach: 1, verdict: "within_chance" },
    1,
    /^One percentage point more than on 3 March\. With one question every difference can be chance\.$/,
  ],
  [
    { difference: 0.001, reach: 0.2, verdict: "within_chance" },
    5,
    /^As much as on 3 March\. With 5 questions, up to 20 come by chance\.$/,
  ],
] as const)("a difference comes with what chance would do: %j", (difference, questions, words) => {
  expect(differenceInWords(difference, { questions, day: "3 March" })).toMatch(words);
});
