import { expect, test } from "vitest";
import { limitsAtShow } from "./limits-at-show";

const item = { isStrict: true, thinkingMs: 20_000, limitMs: 120_000 };

test.each([
  ["its full times while the session has more", 140_000, { thinkingMs: 20_000, limitMs: 120_000 }],
  ["a shorter answer when less is left", 100_000, { thinkingMs: 20_000, limitMs: 80_000 }],
  [
    "less to think when little more than the minimum for an answer is left",
    35_000,
    { thinkingMs: 5_000, limitMs: 30_000 },
  ],
  ["no time to think at the very end", 30_000, { thinkingMs: 0, limitMs: 30_000 }],
])("a question near the end of a strict session has %s", (_, sessionLeftMs, limits) => {
  expect(limitsAtShow(item, sessionLeftMs)).toEqual(limits);
});

test("without a session limit, on a relaxed clock or without a clock nothing gets shorter", () => {
  const own = { thinkingMs: 20_000, limitMs: 120_000 };
  expect(limitsAtShow(item, null)).toEqual(own);
  expect(limitsAtShow({ ...item, isStrict: false }, 40_000)).toEqual(own);
  expect(limitsAtShow({ ...item, limitMs: null }, 40_000)).toEqual({ ...own, limitMs: null });
});
