import type { CalibrationBin } from "../memory/calibration";
import type { TopicStanding } from "../memory/weak-topics";
import { longStudyDay } from "../shared/study-day";

/** A chart's numbers: a heading row and the rows, as people read them. */
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The tables that can be had as CSV, by the name in their address. */
export const TABLES = ["topics", "due", "calibration"] as const;

/** "62 %", which no line end tears apart. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u{A0}%`;
}

/** What is expected of each topic on the day, and what it is made of. */
export function topicTable(topics: readonly (TopicStanding & { readonly title: string })[]): Table {
  return {
    head: ["Topic", "Expected", "Met", "Of those met", "Questions"],
    rows: topics.map(({ title, recall, coverage, seenRecall, questions }) => [
      title,
      percent(recall),
      percent(coverage),
      coverage > 0 ? percent(seenRecall) : "",
      String(questions),
    ]),
  };
}

/** How many questions fall due on each day. */
export function dueTable(days: readonly { readonly day: number; readonly cards: number }[]): Table {
  return { head: ["Day", "Questions"], rows: days.map(({ day, cards }) => [longStudyDay(day), String(cards)]) };
}

/** What was predicted beside what came, from the least sure predictions to the surest. */
export function calibrationTable(bins: readonly CalibrationBin[]): Table {
  return {
    head: ["Predicted", "Recalled", "Reviews"],
    rows: bins.map(({ predicted, observed, n }) => [percent(predicted), percent(observed), String(n)]),
  };
}

/** A table as CSV (RFC 4180). */
export function toCsv({ head, rows }: Table): string {
  const cell = (shown: string) => quoted(shown.replaceAll("\u{A0}", " "));
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
