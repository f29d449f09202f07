import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";
import type { LedgerEntry, LedgerFacts } from "./ledger-facts";

/**
 * When a mock is clean. A change of any number is a new version; docs/mock-interviews.md has it in words. Overrides, late text, a lost
 * connection and a corrected clock are written down and leave a mock clean: the score is made of points said in time, which none of them
 * changes. Extra time is a setting of the person's (WCAG 2.2.1), is named, and leaves it clean too.
 */
export const CLEAN_RULE = {
  version: 1,
  /** Away from the page while one question's clock ran: long enough for a notice that pops up, too short to look something up. */
  awayMs: 5_000,
  /** Beyond the time, as a part of it: from here on the grading rule caps the proposed grade too. */
  overtimeShare: GRADING_RULE.overtimeShare,
  /** A model answer that was open elsewhere so shortly before is still in the ear, not in memory. */
  openedBeforeMs: 24 * 3_600_000,
} as const;

/**
 * - clean: counts for the mock score.
 * - assisted: sat to the end, and something helped.
 * - unfinished: ended, by the person, the session's clock or by lying for long, before every question was graded.
 * - unrecorded: sat before a ledger was kept; nobody knows.
 * - practice: of one concept, and no mock at all.
 */
export type Cleanness = {
  readonly kind: "clean" | "assisted" | "unfinished" | "unrecorded" | "practice";
  /** Why it is not clean, a sentence each, in the order in which it happened; none when it is clean or practice. */
  readonly reasons: readonly string[];
};

/** What a ledger makes of a mock. An entry that helps is never outweighed by another: no further entry makes it clean. */
export function cleanness(
  { hasLedger, isPractice, finishedAt, items }: Pick<LedgerFacts, "hasLedger" | "isPractice" | "finishedAt" | "items">,
  ledger: readonly LedgerEntry[],
): Cleanness {
  if (isPractice) return { kind: "practice", reasons: [] };
  if (!hasLedger) return { kind: "unrecorded", reasons: ["It was sat before Greenroom kept a ledger."] };
  const reasons = [...new Set(ledger.filter(({ helps }) => helps).map(({ text }) => text))];
  const isWhole = finishedAt !== null && items.every(({ gradedAt }) => gradedAt);
  if (!isWhole) return { kind: "unfinished", reasons };
  return { kind: reasons.length === 0 ? "clean" : "assisted", reasons };
}

/** The verdict in one word or two, for lists. */
export const CLEANNESS_NAMES: Readonly<Record<Cleanness["kind"], string>> = {
  clean: "clean",
  assisted: "assisted",
  unfinished: "ended early",
  unrecorded: "before the ledger",
  practice: "practice",
};
