import { expect, test } from "vitest";
import { sessionLogDays } from "./session-log-days";

const at = (...texts: readonly string[]) => texts.map((text) => new Date(text));

test("an interview in one sitting shows no day in its session log", () => {
  expect(sessionLogDays([], "UTC")).toEqual([]);
  expect(sessionLogDays(at("2026-11-25T09:00:00Z", "2026-11-25T23:59:00Z"), "UTC")).toEqual([
    null,
    null,
  ]);
});

test("a resumed one shows the first day and each day on which something follows", () => {
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

test("the day is in the person's time zone", () => {
  expect(sessionLogDays(at("2026-11-25T14:00:00Z", "2026-11-25T16:00:00Z"), "Asia/Tokyo")).toEqual([
    "Wed 25 November",
    "Thu 26 November",
  ]);
});
