import { percentiles, type Percentiles } from "@/bench/speed";
import type { Pace, Wait } from "./human-pace";
import { sumOf } from "@/lib/shared/statistics";

/** The reported waits, each the sum of these. */
const REPORTED = {
  "Lock: acknowledged": ["lock"],
  "Lock: page that asks how sure": ["lock", "lockPage"],
  "Confidence: acknowledged": ["predict"],
  "Confidence: page of the model answer": ["predict", "answerPage"],
  "Lock to reveal: both posts and both pages": ["lock", "lockPage", "predict", "answerPage"],
  "Grade: acknowledged": ["grade"],
  "Grade to next: post and page": ["grade", "nextPage"],
} as const satisfies Record<string, readonly Wait[]>;

export type WaitName = keyof typeof REPORTED;

type Waits = Readonly<Record<WaitName, Percentiles & { readonly count: number }>>;

/** Returns the percentiles of each reported wait, over the questions on which people got so far. */
export function waitsOf({ questions }: Pace): Waits {
  const entries = Object.entries(REPORTED).map(([name, parts]) => {
    const sums = questions
      .map((waits) => sumOf(parts, (part) => waits[part] ?? Number.NaN))
      .filter((sum) => !Number.isNaN(sum));
    return [name, { ...percentiles(sums), count: sums.length }];
  });
  return Object.fromEntries(entries) as Waits;
}
