import { MAX_ANSWER } from "./drafts";

/**
 * The bytes that a text may have as JSON. A request may have 64 KiB, and some are for what is sent
 * with the text.
 */
export const MAX_ANSWER_BYTES = 63 * 1024;

/** A text as far as it fits into an answer. */
export type Fitted = {
  /** The beginning that fits, which ends between two characters as a reader sees them. */
  readonly text: string;
  /** What is left of it. */
  readonly rest: string;
  /** By how many bytes its JSON is too long, 0 if only the number of characters is. */
  readonly overBytes: number;
};

/**
 * Returns what fits of a text into an answer and what doesn't. The two together are the text, and
 * no character of several code points is cut, unless it alone is too long.
 */
export function fitAnswer(text: string): Fitted {
  const most = longestWithin(text.slice(0, MAX_ANSWER));
  if (most === text.length) return { text, rest: "", overBytes: 0 };
  const at = boundaryBefore(text, most);
  const overBytes =
    most < Math.min(text.length, MAX_ANSWER) ? jsonBytes(text) - MAX_ANSWER_BYTES : 0;
  return { text: text.slice(0, at), rest: text.slice(at), overBytes };
}

/** Returns a text in pieces that fit into an answer each. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let left = text; left !== "";) {
    const fitted = fitAnswer(left);
    pieces.push(fitted.text);
    left = fitted.rest;
  }
  return pieces;
}

/** Returns how many code units of it have a JSON that isn't too long. */
function longestWithin(text: string): number {
  // No code unit takes more than three bytes, but for those that JSON escapes.
  if (jsonBytes(text) <= MAX_ANSWER_BYTES) return text.length;
  let [fits, tooMany] = [0, text.length];
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    if (jsonBytes(text.slice(0, half)) <= MAX_ANSWER_BYTES) fits = half;
    else tooMany = half;
  }
  return fits;
}

function jsonBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).byteLength;
}

/** Returns the last boundary of a character at or before this place, above 0. */
function boundaryBefore(text: string, place: number): number {
  // Firefox before 125 has no segmenter.
  const start =
    "Segmenter" in Intl ? SEGMENTER().segment(text).containing(place)?.index : undefined;
  if (start !== undefined && start > 0) return start;
  const isInPair = (text.codePointAt(place - 1) ?? 0) > 0xff_ff;
  return isInPair && place > 1 ? place - 1 : place;
}

const SEGMENTER = () => new Intl.Segmenter("en", { granularity: "grapheme" });
