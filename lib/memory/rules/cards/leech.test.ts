import { expect, test } from "vitest";
import type { GradeEvent } from "./events";
import { isLeech } from "./leech";
import { DAY_MS } from "@/lib/shared/time";
import { foldCard } from "@/scripts/testing/histories";

const forgottenOnDays = (days: readonly number[]) =>
  days.map((day, index): GradeEvent => {
    const grade = "again";
    return {
      kind: "review",
      id: `${index}`,
      occurredAt: new Date(day * DAY_MS + index),
      studyDay: day,
      grade,
      source: "review",
    };
  });

test("a card is a leech after four lapses, not counting repeats on one day", () => {
  expect(isLeech(foldCard(forgottenOnDays([1, 1, 1, 1, 1, 2, 3, 4])) ?? { lapses: 0 })).toBe(false);
  expect(isLeech(foldCard(forgottenOnDays([1, 2, 3, 4, 5])) ?? { lapses: 0 })).toBe(true);
});
