import { describe, expect, test } from "vitest";
import { presetDelivery } from "./delivery";

describe("how an answer was said", () => {
  const item = { limitMs: 60_000, lockedBy: "person", overtimeMs: 0 };

  test("is in time, says the clock, when the person ended it within its time", () => {
    expect(presetDelivery(item)).toEqual({ inTime: true, structured: false, concise: false });
  });

  test.each([
    ["cut off by the clock", { lockedBy: "clock" }],
    ["ended by a look at the model answer", { lockedBy: "reveal" }],
    ["went on after the time", { overtimeMs: 1 }],
    ["without a clock", { limitMs: null }],
  ])("is left to the person when it was %s", (_, more) => {
    expect(presetDelivery({ ...item, ...more }).inTime).toBe(false);
  });
});
