import { lockedAtOf, type ItemClock, type ItemPhase } from "./clock";
import type { Delivery } from "./delivery";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/shared/time";
import { sumOf } from "@/lib/shared/statistics";

/** A locked answer and its writer. */
export type Answer = {
  readonly text: string;
  readonly writerId: string | null;
  /** When its last words were saved, or null or missing when unknown. */
  readonly savedAt?: Date | null;
};

/** Who locked an answer: the person, a strict clock, or the model answer opened before the lock. */
export type LockedBy = "person" | "clock" | "reveal";
/**
 * How an interview ended: by the person, its last grade, or a strict session without time for
 * another question.
 */
export type EndedBy = "person" | "graded" | "clock";
export type AnswerMode = "written" | "aloud";

/** One question of an interview as the machine knows it. */
export type ItemState = ItemClock & {
  readonly position: number;
  readonly lockedBy: LockedBy | null;
  readonly answerText: string;
  readonly lockedWriter: string | null;
  /** The times at which each minute more was taken. */
  readonly extendedAt: readonly Date[];
  /** In percent; see CONFIDENCES. */
  readonly confidence: number | null;
  readonly delivery: Delivery | null;
  readonly afterwardsPointIds: readonly string[];
};

/** An interview as the machine knows it. */
export type InterviewState = {
  /** For thinking and answering in all of it, with extra time, or null without a limit. */
  readonly sessionMs: number | null;
  /** When its last step was taken. */
  readonly activeAt: Date;
  readonly resumedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly endedBy: EndedBy | null;
  readonly items: readonly ItemState[];
};

/** The confidences to choose from, in percent, one tap each. */
export const CONFIDENCES = [10, 40, 70, 95] as const;

export type Confidence = (typeof CONFIDENCES)[number];

/**
 * The length of an extension, and how many a question may have: enough for a knock at the door, too
 * little to look everything up.
 */
export const EXTENSION_MS = MINUTE_MS;
export const MAX_EXTENSIONS = 2;
/**
 * Nobody can answer in less than this. With less left in the session no further question is shown.
 */
export const MIN_ANSWER_MS = 30 * SECOND_MS;
/**
 * An interview closes itself this long after its last step, and can be resumed for this long after
 * that.
 */
export const ABANDONED_AFTER_MS = DAY_MS;
export const RESUMABLE_FOR_MS = 14 * DAY_MS;

/**
 * open: steps can be taken. abandoned: it has closed itself and can be resumed. closed: it can't be
 * resumed any more. finished: it was ended.
 */
export type InterviewPhase = "open" | "abandoned" | "closed" | "finished";

/** Returns the phase of an interview at an instant of the server's clock. */
export function interviewPhase(
  { activeAt, finishedAt }: Pick<InterviewState, "activeAt" | "finishedAt">,
  now: Date,
): InterviewPhase {
  if (finishedAt) return "finished";
  const idleMs = now.getTime() - activeAt.getTime();
  if (idleMs < ABANDONED_AFTER_MS) return "open";
  return idleMs < ABANDONED_AFTER_MS + RESUMABLE_FOR_MS ? "abandoned" : "closed";
}

/** Returns whether an interview can't continue. */
export function isPast({ phase }: { readonly phase: InterviewPhase }): boolean {
  return phase === "finished" || phase === "closed";
}

/**
 * Returns when a past interview was taken: when it ended, or closed itself after its last step.
 * That can be days after it was drawn.
 */
export function satAt({
  finishedAt,
  activeAt,
}: Pick<InterviewState, "activeAt" | "finishedAt">): Date {
  return finishedAt ?? activeAt;
}

/**
 * Returns the instant at which an interview is looked at, never before its last step, in case the
 * server's clock was put back.
 */
export function nowOf({ activeAt }: Pick<InterviewState, "activeAt">, at: Date): Date {
  return at < activeAt ? activeAt : at;
}

/**
 * Returns the milliseconds left in the session after the locked items, or null without a limit.
 * Only a strict limit ends anything.
 */
export function sessionLeftMs(
  { sessionMs, items }: Pick<InterviewState, "sessionMs" | "items">,
  now: Date,
): number | null {
  if (sessionMs === null) return null;
  const used = sumOf(items, (item) => {
    const lockedAt = lockedAtOf(item, now);
    return item.shownAt && lockedAt ? Math.max(0, lockedAt.getTime() - item.shownAt.getTime()) : 0;
  });
  return Math.max(0, sessionMs - used);
}

/** Returns whether an answer can still be given. */
export function isOpen(phase: ItemPhase): boolean {
  return phase === "thinking" || phase === "answering" || phase === "closing";
}
