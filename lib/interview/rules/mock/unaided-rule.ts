import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";
import type { SessionLogEntry, SessionLogFacts } from "./session-log-facts";

/**
 * The bounds of an unaided mock; docs/mock-interviews.md has them in words, and another number is a
 * new version. Extra time (WCAG 2.2.1), overrides, late text, lost connections and corrected clocks
 * don't matter: none changes which points were covered in time.
 */
export const UNAIDED_RULE = {
  version: 1,
  /**
   * Away from the page while one question's clock ran: long enough for a notice that pops up, too
   * short to look something up.
   */
  awayMs: 5_000,
  /**
   * Beyond the time, as a part of it: from here on the grading rule caps the suggested grade too.
   */
  overtimeShare: GRADING_RULE.overtimeShare,
  /**
   * A model answer that was open elsewhere so shortly before is still in the ear, not in memory.
   */
  openedBeforeMs: 24 * 3_600_000,
} as const;

type Matters = {
  readonly [Kind in SessionLogEntry["kind"]]: boolean | ((entry: SessionLogEntry<Kind>) => boolean);
};

/** For each kind of entry, whether it's help: always, never, or from a bound of the rule on. */
export const MATTERS: Matters = {
  // No clock runs between questions, so a pause there helps nobody.
  pause: false,
  // The session log lists only what was open within `openedBeforeMs`.
  opened: true,
  hidden: ({ questionMs }) => questionMs > UNAIDED_RULE.awayMs,
  offline: false,
  clock: false,
  extension: true,
  reveal: true,
  overtime: ({ share }) => share > UNAIDED_RULE.overtimeShare,
  late: false,
  override: false,
  resumed: true,
  ended: true,
};

/** Returns whether this entry keeps a mock from being unaided. */
export function matters<Kind extends SessionLogEntry["kind"]>(
  entry: SessionLogEntry<Kind>,
): boolean {
  const rule: Matters[Kind] = MATTERS[entry.kind];
  return typeof rule === "function" ? rule(entry) : rule;
}

/**
 * - unaided: counts for the mock score.
 * - with_help: taken to the end, and something helped.
 * - unfinished: ended by the person, the session's clock or a long absence before every question
 *   was graded.
 * - unrecorded: from before there was a session log.
 * - practice: of one concept, and not a mock.
 */
export type MockVerdict = {
  readonly kind: "unaided" | "with_help" | "unfinished" | "unrecorded" | "practice";
  /**
   * The entries that keep it from being unaided, in the order in which they happened, none for
   * practice or where nothing is known.
   */
  readonly reasons: readonly SessionLogEntry[];
};

/**
 * Returns what a session log makes of a mock. An entry that matters is never outweighed by another:
 * no further entry makes it unaided.
 */
export function judgeHelp(
  {
    hasSessionLog,
    isPractice,
    finishedAt,
    items,
  }: Pick<SessionLogFacts, "hasSessionLog" | "isPractice" | "finishedAt" | "items">,
  sessionLog: readonly SessionLogEntry[],
): MockVerdict {
  if (isPractice) return { kind: "practice", reasons: [] };
  if (!hasSessionLog) return { kind: "unrecorded", reasons: [] };
  const reasons = sessionLog.filter((entry) => matters(entry));
  const isWhole = finishedAt !== null && items.every(({ gradedAt }) => gradedAt);
  if (!isWhole) return { kind: "unfinished", reasons };
  return { kind: reasons.length === 0 ? "unaided" : "with_help", reasons };
}
