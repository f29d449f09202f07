import { spanWords } from "@/lib/shared/words/span-words";
import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";

const LAST_CUE_MS = 30_000;
const END_CUE_MS = 10_000;

/** How the time bar and its words look. */
export type Cue = "calm" | "half" | "last" | "end";

/** Amber from half of the time on; red in the last quarter, at most the last 30 seconds; a thicker bar and bold words in the last ten. */
export function cueOf(remainingMs: number, limitMs: number): Cue {
  if (remainingMs <= END_CUE_MS && END_CUE_MS < limitMs) return "end";
  if (remainingMs <= Math.min(limitMs / 4, LAST_CUE_MS)) return "last";
  return remainingMs <= limitMs / 2 ? "half" : "calm";
}

/** What the look says, for whom it does not speak; nothing while all is calm. */
export const CUE_WORDS: Readonly<Record<Cue, string>> = {
  calm: "",
  half: "past half time",
  last: "the last stretch",
  end: "the last seconds",
};

/**
 * The moments at which a screen reader says the time, and a soft sound is heard: when the cue changes, ten seconds before the end, and at the
 * end. A clock that runs on is heard once more where its overtime begins to count. In falling order.
 */
export function announcements(limitMs: number, isStrict = true): readonly number[] {
  const ahead = [limitMs / 2, Math.min(limitMs / 4, LAST_CUE_MS), END_CUE_MS].filter((ms) => ms < limitMs);
  const after = isStrict ? [0] : [0, -limitMs * GRADING_RULE.overtimeShare];
  return [...new Set([...ahead, ...after])].toSorted((a, b) => b - a);
}

/** "1 min 20 s left", to the second above; "12 s over" where the clock runs on. */
export function remainingWords(remainingMs: number, isStrict = true): string {
  if (remainingMs > 0) return `${spanWords(remainingMs)} left`;
  const over = Math.floor(-remainingMs / 1000);
  return isStrict || over === 0 ? "Time is over" : `${overtimeWords(-remainingMs)} over`;
}

/** "12 s" or "1 min 15 s", to the second below. */
export function overtimeWords(overtimeMs: number): string {
  return spanWords(Math.floor(overtimeMs / 1000) * 1000);
}

/** "32 min of the session left", to the minute above: the question's own clock counts the seconds. */
export function sessionWords(leftMs: number): string {
  return leftMs <= 0 ? "The session's time is over" : `${Math.ceil(leftMs / 60_000)} min of the session left`;
}

/** The same as a screen reader says it at its moments, to the second above: "30 s of the session left". */
export function spokenSessionWords(leftMs: number): string {
  return leftMs <= 0 ? sessionWords(leftMs) : `${spanWords(leftMs)} of the session left`;
}

/** "25 s to think", to the second above. */
export function thinkingWords(leftMs: number): string {
  return leftMs <= 0 ? "Your answer's clock starts" : `${spanWords(leftMs)} to think`;
}

/** What a clock that runs on says of itself below zero; nothing before. */
export function overtimeRule(remainingMs: number, wholeMs: number): string {
  if (remainingMs > 0) return "";
  return -remainingMs > wholeMs * GRADING_RULE.overtimeShare
    ? "More than a quarter over: Hard at most is proposed."
    : "Nothing locks. What you say from now on can be marked as said after the time.";
}

/**
 * The count of a page when the server has told the time again. The answer was on its way for at most the whole round trip, so the truth lies
 * between what it says and that much less: a count between the two stands, any other is moved to the nearer end.
 */
export function putRight(countedMs: number, saidMs: number, roundTripMs: number): number {
  return Math.min(saidMs, Math.max(countedMs, saidMs - roundTripMs));
}

/** What a screen reader hears of the clock on arrival: "You have 1 min 20 s. The time left is said at 1 min, 30 s and 10 s." */
export function clockRule(remainingMs: number, limitMs: number, isStrict = true): string {
  if (remainingMs <= 0) return `${remainingWords(remainingMs, isStrict)}. ${overtimeRule(remainingMs, limitMs)}`;
  const moments = announcements(limitMs).filter((ms) => ms > 0 && ms < remainingMs);
  const words = moments.map(spanWords);
  const said = [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
  const after = isStrict ? "" : " After that the clock runs on, and nothing locks.";
  return `You have ${spanWords(remainingMs)}.${said ? ` The time left is said at ${said}.` : ""}${after}`;
}

/** "1:20", for tables and charts. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
