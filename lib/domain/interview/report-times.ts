import { countWords } from "@/lib/domain/shared/count-words";
import { spanWords } from "@/lib/domain/shared/span-words";

/** The instants of one question, as the server keeps them. */
export type ItemInstants = {
  readonly shownAt: Date | null;
  /** When the answer's clock began: the thinking time ended or was ended; `shownAt` where there was none. */
  readonly answerFrom: Date | null;
  readonly lockedAt: Date | null;
  readonly revealedAt: Date | null;
  readonly gradingFrom: Date | null;
  readonly gradedAt: Date | null;
  /** The answer's limit, extra time and extensions included; null without a clock. */
  readonly limitMs: number | null;
};

/** Where the time of a question went, in milliseconds. Parts that did not take place are 0. */
export type ItemTimes = {
  readonly thinkingMs: number;
  /** Within the limit. */
  readonly answeringMs: number;
  /** Beyond the limit. */
  readonly overtimeMs: number;
  /** From the reveal to the first tick; to the grade when nothing was ticked. */
  readonly readingMs: number;
  readonly gradingMs: number;
  readonly limitMs: number | null;
};

/** A page that lies open for hours while nothing is timed is no reading: longer spans count as this. */
export const UNTIMED_MOST_MS = 10 * 60_000;

/** Splits the time of a question into its parts; null while it was not shown. Instants out of order count as no time. */
export function itemTimes(item: ItemInstants): ItemTimes | null {
  const { shownAt, answerFrom, lockedAt, revealedAt, gradingFrom, gradedAt, limitMs } = item;
  if (!shownAt) return null;
  const began = answerFrom ?? shownAt;
  const answered = span(began, lockedAt);
  return {
    thinkingMs: span(shownAt, began),
    answeringMs: Math.min(answered, limitMs ?? Infinity),
    overtimeMs: limitMs === null ? 0 : Math.max(0, answered - limitMs),
    readingMs: Math.min(UNTIMED_MOST_MS, span(revealedAt ?? lockedAt, gradingFrom ?? gradedAt)),
    gradingMs: Math.min(UNTIMED_MOST_MS, span(gradingFrom, gradedAt)),
    limitMs,
  };
}

/** What the times of an interview show, as the title of their chart. */
export function timesInWords(times: readonly ItemTimes[]): string {
  const total = times.reduce((sum, { answeringMs, overtimeMs }) => sum + answeringMs + overtimeMs, 0);
  const timed = times.filter(({ limitMs }) => limitMs !== null);
  if (timed.length === 0)
    return `You answered ${countWords(times.length, "question", "questions")} in ${spanWords(total)}, without a limit.`;
  const limit = timed.reduce((sum, { limitMs }) => sum + (limitMs ?? 0), 0);
  const over = timed.filter(({ overtimeMs }) => overtimeMs > 0).length;
  const used = `You used ${spanWords(total)} of ${spanWords(limit)}`;
  return over === 0
    ? `${used} and stayed within the limit each time.`
    : `${used} and went over the limit ${over === 1 ? "once" : `${over} times`}.`;
}

function span(from: Date | null, to: Date | null): number {
  return from && to ? Math.max(0, to.getTime() - from.getTime()) : 0;
}
