import type { EndedBy, LockedBy } from "@/lib/interview/rules/session/interview-state";

/**
 * The places where a model answer was open: without an answer, on its page or in a report, in
 * another interview, in a graded review.
 */
export type OpenedBy = "hand" | "page" | "interview" | "review";

/** A question as the session log sees it. */
export type SessionLogItem = {
  /** Its place, from 0. */
  readonly position: number;
  readonly shownAt: Date | null;
  /** When its clock stopped; null while it runs or never ran. */
  readonly lockedAt: Date | null;
  readonly lockedBy: LockedBy | null;
  /** The times at which the person took a minute more. */
  readonly extendedAt: readonly Date[];
  /**
   * The time of the answer beyond its limit, and that as a share of the limit; 0 without a clock.
   */
  readonly overtimeMs: number;
  readonly overtimeShare: number;
  readonly gradedAt: Date | null;
  readonly suggestedGrade: string | null;
  /** The grade that was given against the suggestion, or null when there was none against it. */
  readonly overriddenWith: string | null;
  /** The times of texts that were too late to count. */
  readonly lateTexts: readonly Date[];
  /** When its model answer was last open elsewhere before its lock, or null when it never was. */
  readonly opened: { readonly at: Date; readonly by: OpenedBy } | null;
};

/** A page's report: it was out of sight, without connection, or its clock was corrected. */
export type ReportedEntry = {
  readonly position: number;
  readonly kind: "hidden" | "offline" | "clock";
  readonly begunAt: Date;
  /** Null while it lasts, and for what takes no time. */
  readonly endedAt: Date | null;
  /** By how much a clock was put right. */
  readonly ms: number | null;
};

/** Everything that the session log of one interview is derived from. */
export type SessionLogFacts = {
  /** False for interviews from before a session log was kept. */
  readonly hasSessionLog: boolean;
  /**
   * True for practice of a concept, which isn't a mock: nothing helps there, because nothing is
   * measured.
   */
  readonly isPractice: boolean;
  readonly finishedAt: Date | null;
  /** Null while it's open. */
  readonly endedBy: EndedBy | null;
  /** When it was last resumed after it was abandoned. */
  readonly resumedAt: Date | null;
  /** When it was abandoned, or null. */
  readonly abandonedAt: Date | null;
  readonly items: readonly SessionLogItem[];
  readonly reported: readonly ReportedEntry[];
};

/** Kinds of session log entries, in the order in which those of the same instant are listed. */
export const SESSION_LOG_KINDS = [
  "pause",
  "opened",
  "hidden",
  "offline",
  "clock",
  "extension",
  "reveal",
  "overtime",
  "late",
  "override",
  "resumed",
  "ended",
] as const;

type EntryKind = (typeof SESSION_LOG_KINDS)[number];

/** The facts of each kind of entry. `position` is the question's place, from 0. */
type EntryFacts = {
  readonly pause: { readonly position: number; readonly ms: number };
  /**
   * `beforeMs` is how long before the question was asked its model answer was open, below 0 while
   * it was asked.
   */
  readonly opened: { readonly position: number; readonly by: OpenedBy; readonly beforeMs: number };
  /** `questionMs` is how long the page was out of sight in all while this question's clock ran. */
  readonly hidden: {
    readonly position: number;
    readonly ms: number;
    readonly isToTheEnd: boolean;
    readonly questionMs: number;
  };
  readonly offline: { readonly position: number; readonly ms: number | null };
  readonly clock: { readonly position: number; readonly ms: number | null };
  readonly extension: { readonly position: number; readonly isFirst: boolean };
  readonly reveal: { readonly position: number };
  /** `share` is the overtime as a part of the time. */
  readonly overtime: { readonly position: number; readonly ms: number; readonly share: number };
  readonly late: { readonly position: number };
  readonly override: {
    readonly position: number;
    readonly suggested: string | null;
    readonly given: string;
  };
  readonly resumed: { readonly position: null };
  /**
   * `by` is nobody where it was left for a day, and `open` counts the questions without a grade.
   */
  readonly ended: {
    readonly position: null;
    readonly by: "person" | "clock" | "nobody";
    readonly open: number;
  };
};

/** One entry of the session log of this kind, or of any. */
export type SessionLogEntry<Kind extends EntryKind = EntryKind> = {
  readonly [K in Kind]: { readonly at: Date; readonly kind: K } & EntryFacts[K];
}[Kind];
