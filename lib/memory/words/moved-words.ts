import type { CardState } from "@/lib/memory/rules/cards/fold";
import { GRADE_NAMES } from "./grade-words";

/**
 * Returns what has become of a card since a page showed it, by its last effective grade or null, and
 * how to go on: "Graded Good at 09:02 on another device. ..." `zone` is the person's.
 */
export function movedWords(
  last: Pick<CardState, "lastGrade" | "lastOccurredAt"> | null,
  zone: string,
  now: Date,
): string {
  const goOn = "Choose a grade again to give it all the same, or reload the page to go on.";
  if (!last) return `The last grade of this question was taken back on another device. ${goOn}`;
  const at = last.lastOccurredAt;
  const day = (instant: Date) => inZone(instant, zone, { day: "numeric", month: "long" });
  const time = inZone(at, zone, { hour: "2-digit", minute: "2-digit" });
  const when = day(at) === day(now) ? `at ${time}` : `on ${day(at)} at ${time}`;
  return `Graded ${GRADE_NAMES[last.lastGrade]} ${when} on another device. ${goOn}`;
}

function inZone(instant: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return instant.toLocaleString("en-GB", { timeZone: zone, ...options });
}
