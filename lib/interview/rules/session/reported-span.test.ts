import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anItem, at } from "@/scripts/testing/interviews";
import { isRunning, reportableMs, reportedSpan } from "./reported-span";

describe("an absence that a page reports", () => {
  const item = anItem(0, { shownAt: at(0), limitMs: 60_000 });

  test("lies in the past on the server's clock", () => {
    expect(reportedSpan(item, 12_000, at(40))).toEqual({ begunAt: at(28), endedAt: at(40) });
  });

  test("starts no earlier than the question was shown", () => {
    expect(reportedSpan(item, 3_600_000, at(40))).toEqual({ begunAt: at(0), endedAt: at(40) });
  });

  test("ends no later than the answer was locked, by the person or by a strict clock", () => {
    expect(reportedSpan({ ...item, lockedAt: at(30) }, 20_000, at(40))).toEqual({
      begunAt: at(20),
      endedAt: at(30),
    });
    expect(reportedSpan(item, 600_000, at(600))).toEqual({ begunAt: at(0), endedAt: at(60) });
    expect(reportedSpan({ ...item, lockedAt: at(30) }, 5_000, at(90))).toEqual({
      begunAt: at(30),
      endedAt: at(30),
    });
  });

  test("is dropped for a question that was never shown", () => {
    expect(reportedSpan(anItem(0), 5_000, at(40))).toBeNull();
  });

  test("is never longer than reported, never negative, and always within the time in which the clock ran", () => {
    const seconds = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000, max: 10_000_000 }),
        seconds,
        fc.option(seconds),
        (ms, now, locked) => {
          const span = reportedSpan(
            { ...item, lockedAt: locked === null ? null : at(locked) },
            ms,
            at(now),
          );
          const [begun, ended] = [span?.begunAt.getTime() ?? NaN, span?.endedAt.getTime() ?? NaN];
          expect(ended).toBeGreaterThanOrEqual(begun);
          expect(ended - begun).toBeLessThanOrEqual(Math.max(0, ms));
          expect(begun).toBeGreaterThanOrEqual(at(0).getTime());
          expect(ended).toBeLessThanOrEqual(at(Math.min(now, locked ?? 60)).getTime());
        },
      ),
    );
  });
});

test("a clock runs from the first showing to the lock, thinking included", () => {
  const item = anItem(0, { shownAt: at(0), thinkingMs: 20_000, limitMs: 60_000 });
  expect(isRunning(anItem(0), at(5))).toBe(false);
  expect(isRunning(item, at(5))).toBe(true);
  expect(isRunning(item, at(70))).toBe(true);
  expect(isRunning(item, at(86))).toBe(false);
  expect(isRunning({ ...item, isStrict: false }, at(999))).toBe(true);
  expect(isRunning({ ...item, lockedAt: at(30) }, at(31))).toBe(false);
});

test("a page that slept for days reports the longest time allowed, in whole milliseconds", () => {
  expect(reportableMs(3 * 86_400_000)).toBe(86_400_000);
  expect(reportableMs(1_234.6)).toBe(1_235);
  expect(reportableMs(-1)).toBe(0);
});
