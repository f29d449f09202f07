import { expect, test } from "vitest";
import { CLOCK_VERDICTS, deliveryWords } from "./delivery-words";

const judged = (inTime: boolean | null, structured: boolean, concise: boolean) => ({
  inTime,
  structured,
  concise,
});

test("verdicts are listed one by one, and time is left out when no clock ran", () => {
  expect(deliveryWords(judged(true, true, false))).toBe("in time, structured, not concise");
  expect(deliveryWords(judged(null, false, true))).toBe("not structured, concise");
});

test.each([
  ["in_time", "in time."],
  ["cut_off", "cut off when the time was over."],
  ["over_time", "over the time."],
] as const)("the clock's verdict %s is a sentence", (verdict, words) => {
  expect(CLOCK_VERDICTS[verdict]).toBe(`The clock says: ${words}`);
});
