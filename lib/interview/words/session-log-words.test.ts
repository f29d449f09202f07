import { expect, test } from "vitest";
import type { SessionLogEntry } from "@/lib/interview/rules/mock/session-log-facts";
import { entryInWords, whyNotUnaided } from "./session-log-words";

const at = new Date(Date.UTC(2026, 4, 1, 10));
const hidden = (
  ms: number,
  more: { isToTheEnd?: boolean; position?: number } = {},
): SessionLogEntry => {
  return { at, kind: "hidden", position: 0, ms, isToTheEnd: false, questionMs: ms, ...more };
};

test.each<[SessionLogEntry, string]>([
  [hidden(40_000), "You left the page for 40 s while question 1 ran."],
  [hidden(5_000, { position: 1 }), "You left the page for 5 s while question 2 ran."],
  [
    hidden(30_000, { isToTheEnd: true }),
    "You left the page for 30 s while question 1 ran, until it was locked.",
  ],
  [
    { at, kind: "offline", position: 0, ms: 12_000 },
    "The connection was lost for 12 s at question 1.",
  ],
  [{ at, kind: "offline", position: 0, ms: null }, "The connection was lost at question 1."],
  [
    { at, kind: "clock", position: 0, ms: -3_000 },
    "The page's clock was put right by 3 s at question 1. Only the server's clock counts.",
  ],
  [
    { at, kind: "clock", position: 0, ms: null },
    "The page's clock was put right at question 1. Only the server's clock counts.",
  ],
  [{ at, kind: "extension", position: 0, isFirst: true }, "You took 1 min more for question 1."],
  [
    { at, kind: "extension", position: 0, isFirst: false },
    "You took another minute for question 1.",
  ],
  [
    { at, kind: "reveal", position: 0 },
    "You opened the model answer to question 1 before you had locked yours.",
  ],
  [
    { at, kind: "overtime", position: 0, ms: 25_000, share: 0.25 },
    "You went on for 25 s after the time of question 1 was over.",
  ],
  [
    { at, kind: "overtime", position: 0, ms: 25_001, share: 0.26 },
    "You went on for 26 s after the time of question 1 was over, which is more than a quarter of it.",
  ],
  [
    { at, kind: "refused", position: 0 },
    "Something between your device and Greenroom refused what the page sent at question 1.",
  ],
  [
    { at, kind: "arrived", position: 0, ms: 180_000 },
    "Your text for question 1 arrived late, 3 min after its end. You had typed it in time, so it counts.",
  ],
  [
    { at, kind: "late", position: 0 },
    "Text for question 1 came after its end: it is kept beside your answer and does not count.",
  ],
  [
    { at, kind: "override", position: 0, suggested: "good", given: "easy" },
    "Good was suggested for question 1, and you gave Easy.",
  ],
  [
    { at, kind: "override", position: 0, suggested: null, given: "easy" },
    "You ticked no point of question 1, and you gave Easy.",
  ],
  [
    { at, kind: "opened", position: 0, by: "hand", beforeMs: 3_600_000 },
    "The model answer to question 1 was opened outside an interview, 1 h before it was asked.",
  ],
  [
    { at, kind: "opened", position: 0, by: "page", beforeMs: 600_000 },
    "The model answer to question 1 was read in a report or on its page, 10 min before it was asked.",
  ],
  [
    { at, kind: "opened", position: 0, by: "interview", beforeMs: 3_600_000 },
    "The model answer to question 1 was open in another interview, 1 h before it was asked.",
  ],
  [
    { at, kind: "opened", position: 0, by: "review", beforeMs: -30_000 },
    "The model answer to question 1 was open in a review, while it was asked.",
  ],
  [{ at, kind: "pause", position: 1, ms: 1_200_000 }, "You paused for 20 min before question 2."],
  [{ at, kind: "resumed", position: null }, "You took it up again after it had been closed."],
  [
    { at, kind: "ended", position: null, by: "person", open: 1 },
    "You ended it with one question not graded.",
  ],
  [
    { at, kind: "ended", position: null, by: "clock", open: 2 },
    "Its time was over with 2 questions not graded.",
  ],
  [
    { at, kind: "ended", position: null, by: "nobody", open: 1 },
    "It was left for a day with one question not graded.",
  ],
])("%o reads as a sentence", (entry, sentence) => {
  expect(entryInWords(entry)).toBe(sentence);
});

test("the reason for help is given once, no matter how often it happened", () => {
  const reasons = [hidden(8_000), hidden(7_600), hidden(9_000)];
  expect(whyNotUnaided({ kind: "with_help", reasons })).toEqual([
    "You left the page for 8 s while question 1 ran.",
    "You left the page for 9 s while question 1 ran.",
  ]);
});

test("an interview from before the session log says only that", () => {
  expect(whyNotUnaided({ kind: "unrecorded", reasons: [] })).toEqual([
    "It’s from before Greenroom kept a session log.",
  ]);
  expect(whyNotUnaided({ kind: "practice", reasons: [] })).toEqual([]);
});
