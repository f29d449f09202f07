import { array, assert, constantFrom, integer, property, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_ANSWER } from "./drafts";
import { fitAnswer, MAX_ANSWER_BYTES, piecesOf } from "./fit-answer";

const FAMILY = "👩‍👩‍👧‍👦";
const bytesOf = (text: string) => Buffer.byteLength(JSON.stringify(text));

/** Returns whether a text can be cut here without cutting a character that a reader sees. */
function isBoundary(text: string, place: number): boolean {
  const character = new Intl.Segmenter().segment(text).containing(place);
  return character === undefined || character.index === place;
}

describe("what fits into an answer", () => {
  test("a text of exactly the most characters fits, whatever its script", () => {
    for (const one of ["a", "語", "é"]) {
      const text = one.repeat(MAX_ANSWER);
      expect(fitAnswer(text)).toEqual({ text, rest: "", overBytes: 0 });
    }
  });

  test("of a longer one the first characters fit and the rest is handed back", () => {
    const { text, rest, overBytes } = fitAnswer("x".repeat(72_500));
    expect([text.length, rest.length, overBytes]).toEqual([MAX_ANSWER, 52_500, 0]);
  });

  test("an emoji of several code points, a flag and a letter with marks are never cut", () => {
    for (const one of [FAMILY, "🇩🇪", "e\u0301\u0323", "🎉"])
      for (let short = 0; short < one.length; short += 1) {
        const { text, rest } = fitAnswer("x".repeat(MAX_ANSWER - short) + one + one);
        expect([one, short, text.length]).toEqual([one, short, MAX_ANSWER - short]);
        expect(rest).toBe(one + one);
      }
  });

  test("one character that alone is too long is cut, but never within a surrogate pair", () => {
    const endless = `a${"\u0301".repeat(MAX_ANSWER)}`;
    expect(fitAnswer(endless).text).toHaveLength(MAX_ANSWER);
    const pairs = `x${"\u{1D165}".repeat(MAX_ANSWER)}`;
    expect(fitAnswer(pairs).text.isWellFormed()).toBe(true);
  });

  test("a text with many control characters says by how many bytes it's too long", () => {
    const text = "\u0001".repeat(19_800);
    const fitted = fitAnswer(text);
    expect(fitted.overBytes).toBe(bytesOf(text) - MAX_ANSWER_BYTES);
    expect(bytesOf(fitted.text)).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
    expect(bytesOf(`${fitted.text}\u0001`)).toBeGreaterThan(MAX_ANSWER_BYTES);
  });

  test("of any text nothing is lost, every piece fits, and no character is cut", () => {
    const run = tuple(
      constantFrom("a", "語", "\u0001", FAMILY, "🇩🇪", "e\u0301", "🎉", "\\", "\r\n"),
      integer({ min: 1, max: 9_000 }),
    );
    assert(
      property(array(run, { maxLength: 6 }), string({ unit: "grapheme" }), (runs, end) => {
        const whole = runs.map(([one, times]) => one.repeat(times)).join("") + end;
        const pieces = piecesOf(whole);
        let place = 0;
        expect(pieces.join("") === whole).toBe(true);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(MAX_ANSWER);
          expect(bytesOf(piece)).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
          place += piece.length;
          expect(isBoundary(whole, place)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
