import { expect, test } from "vitest";
import { daysOffProblemWords } from "./plan-words";

test("unreadable days off are quoted, with the format to use", () => {
  expect(daysOffProblemWords({ kind: "not_a_day", text: "Christmas" })).toBe(
    '"Christmas" is no day. Write days such as 2026-12-24.',
  );
  expect(daysOffProblemWords({ kind: "not_a_day", text: "x".repeat(50) })).toMatch(
    /^"x{40}" is no day\./,
  );
  expect(daysOffProblemWords({ kind: "too_many" })).toBe("Write at most 100 days.");
});
