import { GRADING_RULE, isFarOver } from "@/lib/memory/rules/grading/grading-rule";
import { shareWords } from "@/lib/shared/words/share-words";
import { spanWords } from "@/lib/shared/words/span-words";
import { announcements, type Urgency } from "@/lib/interview/rules/session/urgency";

/** The urgency of the clock in words, empty while there's plenty of time. */
export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  calm: "",
  half: "past half time",
  last: "the last stretch",
  end: "the last seconds",
};

/** Returns "1 min 20 s left", rounded up to the second, or "12 s over" when the clock runs on. */
export function remainingWords(remainingMs: number, isStrict = true): string {
  if (remainingMs > 0) return `${spanWords(remainingMs)} left`;
  const over = Math.floor(-remainingMs / 1000);
  return isStrict || over === 0 ? "Time is over" : `${overtimeWords(-remainingMs)} over`;
}

/** Returns "12 s" or "1 min 15 s", rounded down to the second. */
export function overtimeWords(overtimeMs: number): string {
  return spanWords(Math.floor(overtimeMs / 1000) * 1000);
}

/**
 * Returns "32 min of the session left", rounded up to the minute, because the question's own clock
 * shows the seconds.
 */
export function sessionWords(leftMs: number): string {
  return leftMs <= 0
    ? "The session's time is over"
    : `${Math.ceil(leftMs / 60_000)} min of the session left`;
}

/**
 * Returns the same for a screen reader at its moments, rounded up to the second: "30 s of the
 * session left".
 */
export function spokenSessionWords(leftMs: number): string {
  return leftMs <= 0 ? sessionWords(leftMs) : `${spanWords(leftMs)} of the session left`;
}

/** Returns "25 s to think", rounded up to the second. */
export function thinkingWords(leftMs: number): string {
  return leftMs <= 0 ? "Your answer's clock starts" : `${spanWords(leftMs)} to think`;
}

/** Returns how overtime counts, or an empty text before zero. */
export function overtimeRule(remainingMs: number, wholeMs: number): string {
  if (remainingMs > 0) return "";
  return isFarOver(-remainingMs / wholeMs)
    ? `More than ${shareWords(GRADING_RULE.overtimeShare)} over: Hard at most is suggested.`
    : "Nothing locks. What you say from now on can be marked as said after the time.";
}

/**
 * Returns what a screen reader announces on arrival: "You have 1 min 20 s. The time left is said at
 * 1 min, 30 s and 10 s."
 */
export function clockRule(remainingMs: number, limitMs: number, isStrict = true): string {
  if (remainingMs <= 0)
    return `${remainingWords(remainingMs, isStrict)}. ${overtimeRule(remainingMs, limitMs)}`;
  const moments = announcements(limitMs).filter((ms) => ms > 0 && ms < remainingMs);
  const words = moments.map(spanWords);
  const said = [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
  const after = isStrict ? "" : " After that the clock runs on, and nothing locks.";
  return `You have ${spanWords(remainingMs)}.${said ? ` The time left is said at ${said}.` : ""}${after}`;
}

/**
 * Returns "No clock runs until you show the next question; then you have 1:20.", or its first part
 * without a limit.
 */
export function untilShownWords(which: "first" | "next", limitMs: number | null): string {
  const then = limitMs === null ? "" : `; then you have ${clockTime(limitMs)}`;
  return `No clock runs until you show the ${which} question${then}.`;
}

/** Returns "1:20", for tables and charts. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
