import type { EndedBy, LockedBy } from "@/lib/interview/rules/session/interview-state";

/**
 * Where a model answer was open: without an answer, on its page or in a report, in another
 * interview, in a graded review.
 */
export type OpenedBy = "hand" | "page" | "interview" | "review";

/** A question as the session log sees it. */
export type SessionLogItem = {
  /** Its position, from 0. */
  readonly position: number;
  readonly shownAt: Date | null;
  /** When its clock stopped, or null while it runs or when it never ran. */
  readonly lockedAt: Date | null;
  readonly lockedBy: LockedBy | null;
  /** When the person took each extra minute. */
  readonly extendedAt: readonly Date[];
  /**
   * The time of the answer beyond its limit, and that as a share of the limit; 0 without a clock.
   */
  readonly overtimeMs: number;
  readonly overtimeShare: number;
  readonly gradedAt: Date | null;
  readonly suggestedGrade: string | null;
  /** The grade that was given against the suggestion, or null when it wasn't. */
  readonly overriddenWith: string | null;
  /** When each text arrived that was too late to count. */
  readonly lateTexts: readonly Date[];
  /** When its model answer was last open elsewhere before the lock, or null for never. */
  readonly opened: { readonly at: Date; readonly by: OpenedBy } | null;
};

/**
 * What pages report: out of sight, without connection, refused by something on the way, or with a
 * corrected clock. The server itself adds text that arrived late and counts.
 */
export const REPORTED_KINDS = ["hidden", "offline", "refused", "clock", "arrived"] as const;

export type ReportedEntry = {
  readonly position: number;
  readonly kind: (typeof REPORTED_KINDS)[number];
  readonly begunAt: Date;
  /** Null while it lasts, and for a corrected clock. */
  readonly endedAt: Date | null;
  /** How far the clock was corrected. */
  readonly ms: number | null;
};

/** Everything from which the session log of an interview is derived. */
export type SessionLogFacts = {
  /** False for interviews from before there was a session log. */
  readonly hasSessionLog: boolean;
  /**
   * True for practice of a concept, which isn't a mock. Nothing is measured there, so nothing
   * counts as help.
   */
  readonly isPractice: boolean;
  readonly finishedAt: Date | null;
  /** Null while it's open. */
  readonly endedBy: EndedBy | null;
  /** When it was last resumed after it had closed itself. */
  readonly resumedAt: Date | null;
  /** When it closed itself, or null. */
  readonly abandonedAt: Date | null;
  readonly items: readonly SessionLogItem[];
  readonly reported: readonly ReportedEntry[];
};

/**
 * The kinds of session log entries, in the order in which entries of the same instant are listed.
 */
export const SESSION_LOG_KINDS = [
  "pause",
  "opened",
  "hidden",
  "offline",
  "refused",
  "clock",
  "extension",
  "reveal",
  "overtime",
  "arrived",
  "late",
  "override",
  "resumed",
  "ended",
] as const;

type EntryKind = (typeof SESSION_LOG_KINDS)[number];

/** The facts of each kind of entry. `position` is the question's position, from 0. */
type EntryFacts = {
  readonly pause: { readonly position: number; readonly ms: number };
  /**
   * `beforeMs` is how long before the question its model answer was open; below 0 while it was
   * asked.
   */
  readonly opened: { readonly position: number; readonly by: OpenedBy; readonly beforeMs: number };
  /** `questionMs` is the total time out of sight while this question's clock ran. */
  readonly hidden: {
    readonly position: number;
    readonly ms: number;
    readonly isToTheEnd: boolean;
    readonly questionMs: number;
  };
  readonly offline: { readonly position: number; readonly ms: number | null };
  readonly refused: { readonly position: number };
  readonly clock: { readonly position: number; readonly ms: number | null };
  readonly extension: { readonly position: number; readonly isFirst: boolean };
  readonly reveal: { readonly position: number };
  /** `share` is the overtime divided by the time. */
  readonly overtime: { readonly position: number; readonly ms: number; readonly share: number };
  /** `ms` is how long after the end it arrived. */
  readonly arrived: { readonly position: number; readonly ms: number };
  readonly late: { readonly position: number };
  readonly override: {
    readonly position: number;
    readonly suggested: string | null;
    readonly given: string;
  };
  readonly resumed: { readonly position: null };
  /**
   * `by` is nobody when the interview was left for a day, and `open` counts the questions without a
   * grade.
   */
  readonly ended: {
    readonly position: null;
    readonly by: "person" | "clock" | "nobody";
    readonly open: number;
  };
};

/** One entry of the session log, of this kind or of any. */
export type SessionLogEntry<Kind extends EntryKind = EntryKind> = {
  readonly [K in Kind]: { readonly at: Date; readonly kind: K } & EntryFacts[K];
}[Kind];
