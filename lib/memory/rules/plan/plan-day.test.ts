import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyDay, inputOf, seenCard, TODAY, unseenCard } from "@/scripts/testing/plan-input";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { secondsToKeep } from "./load";
import { planDay } from "./plan-day";
import type { PlanCard } from "./plan-types";
import { sumOf } from "@/lib/shared/statistics";

const anyCards = fc
  .array(
    fc.record({
      isSeen: fc.boolean(),
      stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
      seconds: fc.integer({ min: 5, max: 600 }),
    }),
    { maxLength: 60 },
  )
  .map((cards) =>
    cards.map(({ isSeen, stability, difficulty, daysAgo, seconds }, index) =>
      isSeen
        ? seenCard(`c${index}`, { stability, difficulty }, daysAgo, seconds)
        : unseenCard(`c${index}`, seconds),
    ),
  );
const anyInterview = fc.option(fc.integer({ min: -3, max: 200 }).map((days) => TODAY + days));
const anyMinutes = fc.integer({ min: 0, max: 120 });
/** Few runs, because the first plan with a value table takes some tenths of a second. */
const RUNS = { numRuns: 60 };

describe("today's list", () => {
  test("fits the time that the day has left, except for a first question", () => {
    fc.assert(
      fc.property(
        anyCards,
        anyInterview,
        anyMinutes,
        fc.integer({ min: 0, max: 4_000 }),
        (cards, interviewDay, minutes, spent) => {
          const plan = planDay(
            inputOf(cards, {
              interviewDay,
              availability: everyDay(minutes),
              spentSecondsToday: spent,
            }),
          );
          const left = Math.max(0, minutes * 60 - spent);
          expect(plan.budgetSeconds).toBe(plan.phase === "interview_day" ? 0 : left);
          const sum = sumOf(plan.items, (item) => item.expectedSeconds);
          expect(plan.plannedSeconds).toBeCloseTo(sum, 6);
          const isFirstOfDay = plan.items.length === 1 && spent === 0 && left > 0;
          expect(sum <= left + 1e-9 || isFirstOfDay).toBe(true);
        },
      ),
      RUNS,
    );
  });

  test("has no question twice, and none that was answered today", () => {
    fc.assert(
      fc.property(anyCards, anyInterview, (cards, interviewDay) => {
        const { items } = planDay(inputOf(cards, { interviewDay, availability: everyDay(600) }));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { id } of items)
          expect(cards.find((card) => card.id === id)?.lastDay).not.toBe(TODAY);
      }),
      RUNS,
    );
  });

  test("has one question even if it takes too long, but not on a day off or later today", () => {
    const cards = [unseenCard("long", 900), unseenCard("other", 900)];
    for (const interviewDay of [null, TODAY + 5, TODAY + 30, TODAY + 100]) {
      const input = inputOf(cards, { interviewDay, availability: everyDay(1) });
      expect(planDay(input).items.length).toBe(1);
      expect(planDay({ ...input, availability: everyDay(1, [TODAY]) }).items).toEqual([]);
      expect(planDay({ ...input, spentSecondsToday: 30 }).items).toEqual([]);
    }
  });

  test("is the same for the same input, even after a plan for another date", () => {
    const cards = Array.from({ length: 40 }, (_, i) =>
      seenCard(`c${i}`, { stability: 3 + i, difficulty: 5 }, 2 + i),
    );
    const soon = inputOf(cards, { interviewDay: TODAY + 4 });
    const before = planDay(soon);
    planDay({ ...soon, interviewDay: TODAY + 40 });
    expect(planDay(soon)).toEqual(before);
    expect(before.phase).toBe("final_week");
  });
});

describe("without an interview ahead", () => {
  test("the plan is due cards, best remembered first, then the day's new questions", () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 0, max: 12 }), (cards, startedToday) => {
        const { items, phase } = planDay(
          inputOf(cards, { availability: everyDay(1_440), startedToday }),
        );
        const recall = (card: PlanCard) =>
          defaultModel.retrievability(TODAY - (card.lastDay ?? 0), card.memory?.stability ?? 1);
        const due = cards.filter(
          (card) => card.dueDay !== null && card.dueDay <= TODAY && card.lastDay !== TODAY,
        );
        const fresh = cards.filter((card) => !card.memory).slice(0, Math.max(0, 10 - startedToday));
        expect(phase).toBe("open");
        expect(items.map(({ id }) => id).toSorted()).toEqual(
          [...due, ...fresh].map(({ id }) => id).toSorted(),
        );
        const recalls = items
          .slice(0, due.length)
          .flatMap(({ id }) => due.filter((card) => card.id === id))
          .map(recall);
        expect(recalls).toEqual(recalls.toSorted((x, y) => y - x));
      }),
      RUNS,
    );
  });

  test("a date that has passed counts as none", () => {
    const cards = [seenCard("a", { stability: 2, difficulty: 5 }, 9), unseenCard("b")];
    expect(planDay(inputOf(cards, { interviewDay: TODAY - 1 }))).toEqual(planDay(inputOf(cards)));
  });

  test("after a break the plan stays in its budget and says how overdue each card is", () => {
    const cards = Array.from({ length: 300 }, (_, i) =>
      seenCard(`c${i}`, { stability: 1 + i / 30, difficulty: 5 }, 60),
    );
    const plan = planDay(inputOf(cards));
    expect(plan.plannedSeconds).toBeLessThanOrEqual(1_800);
    expect(plan.items.length).toBeGreaterThan(15);
    expect(plan.leftOut).toBe(300 - plan.items.length);
    const waits = plan.items.map(({ reason }) => (reason.code === "due" ? reason.overdueDays : 0));
    expect(Math.min(...waits)).toBeGreaterThan(40);
  });
});

describe("with an interview ahead", () => {
  const bank = Array.from({ length: 100 }, (_, i) => unseenCard(`q${i}`));

  test("nothing is asked on its day", () => {
    expect(planDay(inputOf(bank, { interviewDay: TODAY }))).toMatchObject({
      phase: "interview_day",
      items: [],
    });
  });

  test("new questions come before reviews, fast enough to see all a week before", () => {
    const seen = Array.from({ length: 50 }, (_, i) =>
      seenCard(`s${i}`, { stability: 0.5, difficulty: 8 }, 3),
    );
    const { items } = planDay(
      inputOf([...seen, ...bank], { interviewDay: TODAY + 27, availability: everyDay(60) }),
    );
    const fresh = items.slice(0, 5).map(({ reason }) => reason);
    expect(fresh).toEqual(
      fresh.map(() => ({ code: "new", unseenLeft: 100, lastNewDay: TODAY + 19 })),
    );
  });

  test("a plan made again after every answer has the same daily share of new questions", () => {
    const seen = Array.from({ length: 30 }, (_, i) =>
      seenCard(`s${i}`, { stability: 1, difficulty: 6 }, 4),
    );
    const input = inputOf([...seen, ...bank], {
      interviewDay: TODAY + 57,
      availability: everyDay(60),
    });
    const freshAhead = (change: Partial<typeof input>) =>
      planDay({ ...input, ...change }).items.findIndex(({ reason }) => reason.code !== "new");
    expect(freshAhead({})).toBe(2);
    const answered = (count: number) => [...seen, ...bank.slice(count)];
    expect(freshAhead({ cards: answered(1), startedToday: 1, spentSecondsToday: 60 })).toBe(1);
    expect(freshAhead({ cards: answered(2), startedToday: 2, spentSecondsToday: 120 })).toBe(0);
    const { items } = planDay({
      ...input,
      cards: answered(2),
      startedToday: 2,
      spentSecondsToday: 120,
    });
    expect(items.find(({ reason }) => reason.code === "new")?.reason).toMatchObject({
      lastNewDay: TODAY + 49,
    });
  });

  test("far ahead, reviews are plain FSRS and only new questions follow the date", () => {
    const seen = Array.from({ length: 20 }, (_, i) =>
      seenCard(`s${i}`, { stability: 1 + i, difficulty: 5 }, 12),
    );
    const cards = [...seen, ...bank];
    const availability = everyDay(1_440);
    const far = planDay(inputOf(cards, { interviewDay: TODAY + 107, availability }));
    const open = planDay(inputOf(cards, { availability }));
    const dueOf = (plan: typeof far) => plan.items.filter(({ reason }) => reason.code === "due");
    expect(far.phase).toBe("far");
    expect(dueOf(far)).toEqual(dueOf(open));
    expect(far.items.length - dueOf(far).length).toBe(1);
  });

  test("the last week leaves out cards that gain nothing, and the weaker card comes first", () => {
    const cards = [
      seenCard("solid", { stability: 5_000, difficulty: 3 }, 2),
      seenCard("fair", { stability: 12, difficulty: 5 }, 6),
      seenCard("weak", { stability: 2, difficulty: 5 }, 6),
    ];
    const { items } = planDay(inputOf(cards, { interviewDay: TODAY + 3 }));
    expect(items.map(({ id }) => id)).toEqual(["weak", "fair"]);
    for (const { reason } of items) {
      if (reason.code !== "gain") throw new Error(reason.code);
      expect(reason.recallWith).toBeGreaterThan(reason.recallWithout + 0.002);
    }
  });

  test("the quicker of two similar questions comes first", () => {
    const memory = { stability: 4, difficulty: 5 };
    for (const days of [3, 20]) {
      const cards = [seenCard("slow", memory, 8, 200), seenCard("quick", memory, 8, 40)];
      const { items } = planDay(inputOf(cards, { interviewDay: TODAY + days }));
      expect(items[0]?.id).toBe("quick");
    }
  });

  test("the load says whether there is time for everything", () => {
    const loadWith = (minutes: number) =>
      planDay(inputOf(bank, { interviewDay: TODAY + 20, availability: everyDay(minutes) })).load ??
      0;
    expect(loadWith(5)).toBeGreaterThan(1);
    expect(loadWith(60)).toBeLessThan(1);
    expect(loadWith(20)).toBeCloseTo(loadWith(40) * 2, 9);
    expect(
      secondsToKeep(
        seenCard("kept", { stability: 900, difficulty: 3 }, 1),
        TODAY,
        TODAY + 20,
        defaultModel,
      ),
    ).toBe(0);
  });
});
