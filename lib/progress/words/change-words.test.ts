import { expect, test } from "vitest";
import type { Changes } from "@/lib/progress/rules/attempts";
import { changeWords } from "./change-words";

const NOTHING: Changes = {
  gained: [],
  lost: [],
  share: 0,
  gradeBefore: null,
  confidence: 0,
  answeringMs: 0,
  words: 0,
};

test("changes are described in a few words, and everything else is left out", () => {
  expect(
    changeWords(
      {
        gained: ["a", "b"],
        lost: ["c"],
        share: 0.143,
        gradeBefore: "hard",
        confidence: -30,
        answeringMs: -12_400,
        words: 23,
      },
      "good",
    ),
  ).toEqual([
    "2 points gained",
    "one point lost",
    "14\u{A0}% more of the weight covered",
    "from Hard to Good",
    "12\u{A0}s quicker",
    "23 words more",
    "confidence 30\u{A0}% lower",
  ]);
  expect(changeWords({ ...NOTHING, share: -0.5, answeringMs: 700, words: -1 }, "good")).toEqual([
    "50\u{A0}% less of the weight covered",
    "1\u{A0}s longer",
    "one word fewer",
  ]);
  expect(changeWords(NOTHING, "good")).toEqual([]);
  expect(
    changeWords(
      { ...NOTHING, share: null, confidence: null, answeringMs: null, words: null },
      null,
    ),
  ).toEqual([]);
});
