import { expect, test } from "vitest";
import { sessionLogDays } from "./session-log-days";

const at = (...texts: readonly string[]) => texts.map((text) => new Date(text));

test("an interview that was sat in one go names no day in its session log", () => {
  expect(sessionLogDays([], "UTC")).toEqual([]);
  expect(sessionLogDays(at("2026-11-25T09:00:00Z", "2026-11-25T23:59:00Z"), "UTC")).toEqual([
    null,
    null,
  ]);
});

test("one that was taken up again names the first day and each on which something follows", () => {
  const sessionLog = at(
    "2026-11-25T22:00:00Z",
    "2026-11-25T22:30:00Z",
    "2026-11-26T01:00:00Z",
    "2026-11-28T08:00:00Z",
  );
  expect(sessionLogDays(sessionLog, "UTC")).toEqual([
    "Wed 25 November",
    null,
    "Thu 26 November",
    "Sat 28 November",
  ]);
});

test("the day is that of the person's zone", () => {
  expect(sessionLogDays(at("2026-11-25T14:00:00Z", "2026-11-25T16:00:00Z"), "Asia/Tokyo")).toEqual([
    "Wed 25 November",
    "Thu 26 November",
  ]);
});
