import { expect, test } from "vitest";
import { reasonWords } from "./reason-words";

test.each([
  [{ code: "due", overdueDays: 0, recallToday: 0.9 }, "due today"],
  [{ code: "due", overdueDays: 1, recallToday: 0.9 }, "due since yesterday"],
  [{ code: "due", overdueDays: 3, recallToday: 0.9 }, "due for 3 days"],
  [{ code: "gain", recallWithout: 0.62, recallWith: 0.884 }, "62 to 88 % on the day"],
  [{ code: "again" }, "once more today"],
] as const)("the reason %o has a few words", (reason, words) => {
  expect(reasonWords(reason)).toBe(words);
});
