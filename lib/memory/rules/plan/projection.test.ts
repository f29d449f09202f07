import { describe, expect, test } from "vitest";
import { everyDay, inputOf, seenCard, TODAY, unseenCard } from "@/scripts/testing/plan-input";
import { projectPlan } from "./projection";

describe("the projection of a plan", () => {
  const bank = [
    ...Array.from({ length: 30 }, (_, i) => unseenCard(`q${i}`)),
    ...Array.from({ length: 10 }, (_, i) =>
      seenCard(`s${i}`, { stability: 2 + i, difficulty: 6 }, 3),
    ),
  ];

  test("is the same for the same input, better with more time, worst without study", () => {
    const input = inputOf(bank, { interviewDay: TODAY + 12, availability: everyDay(6) });
    const projection = projectPlan(input);
    expect(projection).toEqual(projectPlan(input));
    if (!projection) throw new Error("no projection");
    expect(projection.recall).toBeGreaterThan(projection.recallWithout);
    expect(projection.recallWithMore).toBeGreaterThan(projection.recall);
  });

  test("names the questions that will not fit", () => {
    const tight = projectPlan(
      inputOf(bank, { interviewDay: TODAY + 4, availability: everyDay(3) }),
    );
    expect(tight?.unreached.length).toBeGreaterThan(10);
    const roomy = projectPlan(
      inputOf(bank, { interviewDay: TODAY + 12, availability: everyDay(60) }),
    );
    expect(roomy?.unreached).toEqual([]);
    const idle = projectPlan(inputOf(bank, { interviewDay: TODAY + 4, availability: everyDay(0) }));
    expect(idle?.recall).toBe(idle?.recallWithout);
  });

  test("is null without an interview ahead", () => {
    for (const interviewDay of [null, TODAY, TODAY - 4])
      expect(projectPlan(inputOf(bank, { interviewDay }))).toBeNull();
  });
});
