import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";
import type { SessionLogEntry, SessionLogFacts } from "./session-log-facts";

/**
 * The limits of an unaided mock. docs/mock-interviews.md has them in words, and another number is a
 * new version. Extra time (WCAG 2.2.1), overrides, late text, lost connections and corrected clocks
 * don't matter, because none changes which points were covered in time.
 */
export const UNAIDED_RULE = {
  version: 1,
  /**
   * The time away from the page during one question: long enough for a notification, too short to
   * look something up.
   */
  awayMs: 5_000,
  /**
   * Overtime as a share of the limit. Beyond this the grading rule caps the suggested grade too.
   */
  overtimeShare: GRADING_RULE.overtimeShare,
  /** A person still hears a model answer that was open elsewhere this recently. */
  openedBeforeMs: 24 * 3_600_000,
} as const;

type Matters = {
  readonly [Kind in SessionLogEntry["kind"]]: boolean | ((entry: SessionLogEntry<Kind>) => boolean);
};

/** For each kind of entry, whether it's help: always, never, or beyond a limit. */
export const MATTERS: Matters = {
  // No clock runs between questions, so a pause doesn't help.
  pause: false,
  // The session log lists only model answers that were open within `openedBeforeMs`.
  opened: true,
  hidden: ({ questionMs }) => questionMs > UNAIDED_RULE.awayMs,
  offline: false,
  refused: false,
  clock: false,
  extension: true,
  reveal: true,
  overtime: ({ share }) => share > UNAIDED_RULE.overtimeShare,
  // By the rule of late text nobody could have read the model answer first.
  arrived: false,
  late: false,
  override: false,
  resumed: true,
  ended: true,
};

/** Returns whether this entry makes a mock one with help. */
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
   * The entries that make it a mock with help, in order of time. None for practice or without a
   * session log.
   */
  readonly reasons: readonly SessionLogEntry[];
};

/** Returns the verdict of a session log on a mock. Further entries never turn help into unaided. */
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
