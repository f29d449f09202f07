import { describe, expect, test } from "vitest";
import { everyDay, inputOf, seenCard, TODAY, unseenCard } from "@/scripts/testing/plan-input";
import { checkPlanInput } from "./check-plan-input";
import type { PlanInput } from "./plan-types";

describe("what cannot be planned is refused by its field", () => {
  const seen = seenCard("a", { stability: 2, difficulty: 5 }, 3);
  test.each<[Partial<PlanInput>, string, string]>([
    [{ today: Number.NaN }, "not_a_number", "today"],
    [{ interviewDay: 1.5 }, "not_a_number", "interviewDay"],
    [{ desiredRetention: 1 }, "out_of_range", "desiredRetention"],
    [{ spentSecondsToday: -1 }, "out_of_range", "spentSecondsToday"],
    [{ newPerDay: Number.NaN }, "not_a_number", "newPerDay"],
    [{ availability: everyDay(Number.NaN) }, "not_a_number", "availability.weekdayMinutes[0]"],
    [{ availability: everyDay(5, [Number.NaN]) }, "not_a_number", "availability.daysOff[0]"],
    [{ cards: [{ ...seen, expectedSeconds: 0 }] }, "out_of_range", "cards[0].expectedSeconds"],
    [{ cards: [seen, { ...seen, lastDay: TODAY + 1 }] }, "out_of_range", "cards[1].lastDay"],
    [{ cards: [{ ...seen, lastDay: null }] }, "incomplete", "cards[0].lastDay"],
    [{ cards: [{ ...seen, memory: null }] }, "incomplete", "cards[0].memory"],
    [
      { cards: [{ ...seen, memory: { stability: Number.NaN, difficulty: 5 } }] },
      "not_a_number",
      "cards[0].memory.stability",
    ],
  ])("%#", (changes, code, field) => {
    expect(checkPlanInput(inputOf([seen], changes))).toEqual({ ok: false, error: { code, field } });
  });

  test("a good input passes as it is", () => {
    const input = inputOf([seen, unseenCard("b")]);
    expect(checkPlanInput(input)).toEqual({ ok: true, value: input });
  });
});
