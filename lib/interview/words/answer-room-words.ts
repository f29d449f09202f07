import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import type { Fitted } from "@/lib/interview/rules/session/fit-answer";

/** From here on the room that's left is shown and announced, at each of these once. */
const ANNOUNCED = [1_000, 500, 200, 100, 50, 20, 10, 0];

const number = (count: number) => count.toLocaleString("en-GB");

/** Returns how much room is left for an answer, or an empty text while there's plenty. */
export function roomWords({ text, rest, overBytes }: Fitted): string {
  if (rest !== "") {
    const why = overBytes > 0 ? `, because it is ${number(overBytes)} bytes too long` : "";
    return `Only the first ${number(text.length)} of ${number(text.length + rest.length)} characters fit${why}. Nothing is cut: the rest is still in the box.`;
  }
  const left = MAX_ANSWER - text.length;
  return left > (ANNOUNCED[0] ?? 0)
    ? ""
    : `${number(left)} ${left === 1 ? "character" : "characters"} left`;
}

/**
 * Returns the same for a screen reader, which should hear it only now and then: it stays the same
 * between the places at which it's announced.
 */
export function roomAnnouncement(fitted: Fitted): string {
  const { text, rest } = fitted;
  if (rest !== "") return `Only the first ${number(text.length)} characters fit.`;
  const place = ANNOUNCED.findLast((least) => MAX_ANSWER - text.length <= least);
  if (place === undefined) return "";
  return place === 0 ? "No characters left" : `No more than ${number(place)} characters left`;
}

/** What a person reads who locks an answer that doesn't fit. */
export function tooLongToLock({ rest }: Fitted): string {
  return `Your answer isn’t locked, because it’s too long. Shorten it by ${number(rest.length)} ${rest.length === 1 ? "character" : "characters"}, then lock it.`;
}

/** What becomes of the rest when a strict clock locks the answer. */
export const REST_AT_ZERO =
  "If the time runs out first, what fits is your answer, and the rest is kept next to it.";
