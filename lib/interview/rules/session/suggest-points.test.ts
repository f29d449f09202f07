import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggestPoints } from "./suggest-points";

const POINTS = [
  { id: "static", match: ["static IP", "Elastic IP", "fixed address"] },
  { id: "scaling", match: ["Auto Scaling", "scale out"] },
  { id: "cost", match: ["S3", "Glacier"] },
  { id: "wordless" },
];

const mentionsOf = (text: string, questionText = "") =>
  suggestPoints(POINTS, text, questionText).map(
    ({ pointId, mentions }) => `${pointId}: ${mentions.join(", ")}`,
  );

describe("a typed answer", () => {
  test("with the words of a point gets it suggested, with the author's words as the reason", () => {
    expect(mentionsOf("Give it a static IP, so that clients always find it.")).toEqual([
      "static: static IP",
    ]);
  });

  test("may use another form of the words", () => {
    expect(mentionsOf("Static IPs cost money; the group scales out by itself.")).toEqual([
      "static: static IP",
      "scaling: scale out",
    ]);
  });

  test("may write them with hyphens, in capitals and across lines", () => {
    expect(mentionsOf("a STATIC-IP\nand auto\n(scaling)")).toEqual([
      "static: static IP",
      "scaling: Auto Scaling",
    ]);
  });

  test("may use a possessive", () => {
    expect(mentionsOf("THE STATIC IP'S PRICE")).toEqual(["static: static IP"]);
  });

  test("gets no suggestion from a match without letters", () => {
    expect(suggestPoints([{ id: "p", match: ["--", " "] }], "Any -- answer")).toEqual([]);
  });

  test("gets no suggestion when the words are scattered", () => {
    expect(mentionsOf("The IP is not static. Scale it, then go out.")).toEqual([]);
  });

  test("gets no suggestion from words of the question itself", () => {
    expect(mentionsOf("S3 is where I would keep it", "When do you keep a file in S3?")).toEqual([]);
    expect(
      mentionsOf("S3 Glacier is where I would keep it", "When do you keep a file in S3?"),
    ).toEqual(["cost: Glacier"]);
  });
});

describe("suggestions", () => {
  const anyWord = fc.constantFrom(
    "static",
    "IP",
    "Elastic",
    "auto",
    "scaling",
    "scale",
    "out",
    "S3",
    "glacier",
    "and",
  );
  const anyMark = fc.constantFrom(" ", ", ", ". ", "; ", " (", ") ", "\n", " -- ", "!? ");
  const anyText = fc.array(anyWord, { maxLength: 12 });

  test("don't depend on case and punctuation", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(anyMark, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (words, marks, isLoud) => {
          const marked = words.map((word, index) => `${word}${marks[index]}`).join("");
          expect(mentionsOf(isLoud ? marked.toUpperCase() : marked.toLowerCase())).toEqual(
            mentionsOf(words.join(" ")),
          );
        },
      ),
    );
  });

  test("are never made for a text without words", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (match, text) => {
        const wordless = text.replaceAll(/[\p{L}\p{N}]/gu, "");
        expect(suggestPoints([{ id: "p", match }], wordless)).toEqual([]);
      }),
    );
  });

  test("are never lost when more text is added", () => {
    fc.assert(
      fc.property(anyText, anyText, (words, more) => {
        const before = mentionsOf(words.join(" ")).map((line) => line.split(":")[0]);
        const after = mentionsOf([...words, ...more].join(" ")).map((line) => line.split(":")[0]);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
