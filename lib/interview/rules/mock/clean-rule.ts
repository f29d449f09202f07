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

type Matters = { readonly [Kind in LedgerEntry["kind"]]: boolean | ((entry: LedgerEntry<Kind>) => boolean) };

/** What keeps a mock from being clean: each kind of entry always, never, or from a bound of the rule on. */
export const MATTERS: Matters = {
  // No clock runs between questions, so a pause there helps nobody.
  pause: false,
  // The ledger lists only what was open within `openedBeforeMs`.
  opened: true,
  hidden: ({ questionMs }) => questionMs > CLEAN_RULE.awayMs,
  offline: false,
  clock: false,
  extension: true,
  reveal: true,
  overtime: ({ share }) => share > CLEAN_RULE.overtimeShare,
  late: false,
  override: false,
  resumed: true,
  ended: true,
};

/** Whether this entry keeps a mock from being clean. */
export function matters<Kind extends LedgerEntry["kind"]>(entry: LedgerEntry<Kind>): boolean {
  const rule: Matters[Kind] = MATTERS[entry.kind];
  return typeof rule === "function" ? rule(entry) : rule;
}

/**
 * - clean: counts for the mock score.
 * - assisted: sat to the end, and something helped.
 * - unfinished: ended, by the person, the session's clock or by lying for long, before every question was graded.
 * - unrecorded: sat before a ledger was kept; nobody knows.
 * - practice: of one concept, and no mock at all.
 */
export type Cleanness = {
  readonly kind: "clean" | "assisted" | "unfinished" | "unrecorded" | "practice";
  /** The entries that keep it from being clean, in the order in which they happened; none for practice or where nothing is known. */
  readonly reasons: readonly LedgerEntry[];
};

/** What a ledger makes of a mock. An entry that matters is never outweighed by another: no further entry makes it clean. */
export function cleanness(
  { hasLedger, isPractice, finishedAt, items }: Pick<LedgerFacts, "hasLedger" | "isPractice" | "finishedAt" | "items">,
  ledger: readonly LedgerEntry[],
): Cleanness {
  if (isPractice) return { kind: "practice", reasons: [] };
  if (!hasLedger) return { kind: "unrecorded", reasons: [] };
  const reasons = ledger.filter((entry) => matters(entry));
  const isWhole = finishedAt !== null && items.every(({ gradedAt }) => gradedAt);
  if (!isWhole) return { kind: "unfinished", reasons };
  return { kind: reasons.length === 0 ? "clean" : "assisted", reasons };
}
