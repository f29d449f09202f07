import type { MockScore } from "@/lib/interview/rules/mock/mock-score";
import type { CalibrationBin } from "@/lib/memory/rules/readiness/calibration";
import type { TopicReadiness } from "@/lib/memory/rules/readiness/topic-readiness";
import { longStudyDay, toIsoDay } from "@/lib/shared/study-day";
import { percent } from "@/lib/shared/words/percent";

/**
 * A chart's numbers: a heading row, the rows as people read them, and the same rows for a program,
 * with days as 2026-12-24 and shares from 0 to 1.
 */
export type Table = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly values: readonly (readonly (string | number | null)[])[];
};

/** The tables that are available as CSV, by the name in their address. */
export const TABLES = ["topics", "due", "calibration", "mocks"] as const;
export type TableName = (typeof TABLES)[number];

/**
 * Returns the expected recall of each topic on the day, its parts, and the chance of seven right
 * answers in ten of its questions.
 */
export function topicTable(
  topics: readonly (TopicReadiness & { readonly title: string; readonly chance: number })[],
): Table {
  return {
    head: ["Topic", "Expected", "Seen", "Of those seen", "Questions", "7 of 10"],
    rows: topics.map(({ title, recall, coverage, seenRecall, questions, chance }) => [
      title,
      percent(recall),
      percent(coverage),
      coverage > 0 ? percent(seenRecall) : "",
      String(questions),
      percent(chance),
    ]),
    values: topics.map(({ title, recall, coverage, seenRecall, questions, chance }) => [
      title,
      recall,
      coverage,
      coverage > 0 ? seenRecall : null,
      questions,
      chance,
    ]),
  };
}

/** Returns how many questions are due on each day. */
export function dueTable(days: readonly { readonly day: number; readonly cards: number }[]): Table {
  return {
    head: ["Day", "Questions"],
    rows: days.map(({ day, cards }) => [longStudyDay(day), String(cards)]),
    values: days.map(({ day, cards }) => [toIsoDay(day), cards]),
  };
}

/** Returns predictions next to results, from the least certain to the most certain. */
export function calibrationTable(bins: readonly CalibrationBin[]): Table {
  return {
    head: ["Predicted", "Recalled", "Reviews"],
    rows: bins.map(({ predicted, observed, n }) => [
      percent(predicted),
      percent(observed),
      String(n),
    ]),
    values: bins.map(({ predicted, observed, n }) => [predicted, observed, n]),
  };
}

/**
 * Returns the scores of unaided mocks, each with the bounds of its interval, in the order in which
 * they were taken; days as seen from today.
 */
export function mockTable(
  mocks: readonly {
    readonly day: number;
    readonly title: string;
    readonly questions: number;
    readonly score: Pick<MockScore, "score" | "low" | "high">;
  }[],
  today: number,
): Table {
  return {
    head: ["Day", "Interview", "Questions", "Score", "From", "To"],
    rows: mocks.map(({ day, title, questions, score: { score, low, high } }) => [
      longStudyDay(day, today),
      title,
      String(questions),
      percent(score),
      percent(low),
      percent(high),
    ]),
    values: mocks.map(({ day, title, questions, score: { score, low, high } }) => [
      toIsoDay(day),
      title,
      questions,
      score,
      low,
      high,
    ]),
  };
}

const DIGITS = 1e4;

/** Returns a table's values as CSV (RFC 4180), shares to four decimals. */
export function toCsv({ head, values }: Pick<Table, "head" | "values">): string {
  const quoted = (text: string) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const cell = (value: string | number | null) =>
    typeof value === "number" ? String(Math.round(value * DIGITS) / DIGITS) : quoted(value ?? "");
  return [head, ...values].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
