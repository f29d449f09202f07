import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultModel, type Memory } from "../model";
import { secondsBetween, secondsOn, withMoreMinutes, type Availability } from "./availability";
import { checkPlanInput } from "./check-plan-input";
import { intervalFor } from "./interval";
import { secondsToKeep } from "./load";
import { planDay } from "./plan-day";
import type { PlanCard, PlanInput } from "./plan-types";
import { projectPlan } from "./projection";
import { HORIZON_DAYS, makeValueTable, worthOf } from "./value-table";

const TODAY = 20_000;

function everyDay(minutes: number, daysOff: readonly number[] = []): Availability {
  return { weekdayMinutes: [minutes, minutes, minutes, minutes, minutes, minutes, minutes], daysOff };
}

function unseenCard(id: string, expectedSeconds = 60): PlanCard {
  return { id, topic: "t", level: "l", memory: null, lastDay: null, dueDay: null, expectedSeconds };
}

function seenCard(id: string, memory: Memory, daysAgo: number, expectedSeconds = 60): PlanCard {
  const lastDay = TODAY - daysAgo;
  const dueDay = lastDay + defaultModel.intervalDays(memory.stability);
  return { id, topic: "t", level: "l", memory, lastDay, dueDay, expectedSeconds };
}

function inputOf(cards: readonly PlanCard[], changes: Partial<PlanInput> = {}): PlanInput {
  return {
    cards,
    today: TODAY,
    interviewDay: null,
    availability: everyDay(30),
    spentSecondsToday: 0,
    newPerDay: 10,
    startedToday: 0,
    desiredRetention: 0.9,
    model: defaultModel,
    ...changes,
  };
}

const anyCards = fc
  .array(
    fc.record({
      isSeen: fc.boolean(),
      stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      daysAgo: fc.integer({ min: 0, max: 300 }),
      seconds: fc.integer({ min: 5, max: 600 }),
    }),
    { maxLength: 60 },
  )
  .map((cards) =>
    cards.map(({ isSeen, stability, difficulty, daysAgo, seconds }, index) =>
      isSeen ? seenCard(`c${index}`, { stability, difficulty }, daysAgo, seconds) : unseenCard(`c${index}`, seconds),
    ),
  );
const anyInterview = fc.option(fc.integer({ min: -3, max: 200 }).map((days) => TODAY + days));
const anyMinutes = fc.integer({ min: 0, max: 120 });
/** The first use of a table costs some tenths of a second. */
const RUNS = { numRuns: 60 };

describe("today's list", () => {
  test("never exceeds what the day has left, but for a first question on a day with any time", () => {
    fc.assert(
      fc.property(
        anyCards,
        anyInterview,
        anyMinutes,
        fc.integer({ min: 0, max: 4_000 }),
        (cards, interviewDay, minutes, spent) => {
          const plan = planDay(
            inputOf(cards, { interviewDay, availability: everyDay(minutes), spentSecondsToday: spent }),
          );
          const left = Math.max(0, minutes * 60 - spent);
          expect(plan.budgetSeconds).toBe(plan.phase === "interview_day" ? 0 : left);
          const sum = plan.items.reduce((total, item) => total + item.expectedSeconds, 0);
          expect(plan.plannedSeconds).toBeCloseTo(sum, 6);
          if (sum > left + 1e-9) {
            expect(plan.items.length).toBe(1);
            expect(spent).toBe(0);
            expect(left).toBeGreaterThan(0);
          }
        },
      ),
      RUNS,
    );
  });

  test("shows no question twice, and none that was answered today", () => {
    fc.assert(
      fc.property(anyCards, anyInterview, (cards, interviewDay) => {
        const { items } = planDay(inputOf(cards, { interviewDay, availability: everyDay(600) }));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { id } of items) expect(cards.find((card) => card.id === id)?.lastDay).not.toBe(TODAY);
      }),
      RUNS,
    );
  });

  test("has one question even if that one takes longer than the day, and none on a day off or once it was answered", () => {
    const cards = [unseenCard("long", 900), unseenCard("other", 900)];
    for (const interviewDay of [null, TODAY + 5, TODAY + 30, TODAY + 100]) {
      const input = inputOf(cards, { interviewDay, availability: everyDay(1) });
      expect(planDay(input).items.length).toBe(1);
      expect(planDay({ ...input, availability: everyDay(1, [TODAY]) }).items).toEqual([]);
      expect(planDay({ ...input, spentSecondsToday: 30 }).items).toEqual([]);
    }
  });

  test("is the same for the same input, and changes with the date without anything being rewritten", () => {
    const cards = Array.from({ length: 40 }, (_, i) => seenCard(`c${i}`, { stability: 3 + i, difficulty: 5 }, 2 + i));
    const soon = inputOf(cards, { interviewDay: TODAY + 4 });
    const before = planDay(soon);
    planDay({ ...soon, interviewDay: TODAY + 40 });
    expect(planDay(soon)).toEqual(before);
    expect(before.phase).toBe("final_week");
  });
});

describe("without a date", () => {
  test("is plain FSRS: what is due, the best remembered first, then new questions up to the day's limit", () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 0, max: 12 }), (cards, startedToday) => {
        const { items, phase } = planDay(inputOf(cards, { availability: everyDay(1_440), startedToday }));
        const recall = (card: PlanCard) =>
          defaultModel.retrievability(TODAY - (card.lastDay ?? 0), card.memory?.stability ?? 1);
        const due = cards.filter((card) => card.dueDay !== null && card.dueDay <= TODAY && card.lastDay !== TODAY);
        const fresh = cards.filter((card) => !card.memory).slice(0, Math.max(0, 10 - startedToday));
        expect(phase).toBe("open");
        expect(items.map(({ id }) => id).toSorted()).toEqual([...due, ...fresh].map(({ id }) => id).toSorted());
        const shown = items.slice(0, due.length).map(({ id }) => due.find((card) => card.id === id));
        for (const [i, card] of shown.entries()) {
          const next = shown[i + 1];
          if (card && next) expect(recall(card)).toBeGreaterThanOrEqual(recall(next));
        }
      }),
      RUNS,
    );
  });

  test("a date that has passed is no date", () => {
    const cards = [seenCard("a", { stability: 2, difficulty: 5 }, 9), unseenCard("b")];
    expect(planDay(inputOf(cards, { interviewDay: TODAY - 1 }))).toEqual(planDay(inputOf(cards)));
  });

  test("after a break there is no wall of reviews: the budget holds, and each reason says how long it waits", () => {
    const cards = Array.from({ length: 300 }, (_, i) =>
      seenCard(`c${i}`, { stability: 1 + i / 30, difficulty: 5 }, 60),
    );
    const plan = planDay(inputOf(cards));
    expect(plan.plannedSeconds).toBeLessThanOrEqual(1_800);
    expect(plan.items.length).toBeGreaterThan(15);
    expect(plan.leftOut).toBe(300 - plan.items.length);
    expect(plan.daysSinceReview).toBe(60);
    for (const { reason } of plan.items) {
      expect(reason.code).toBe("due");
      if (reason.code === "due") expect(reason.overdueDays).toBeGreaterThan(40);
    }
  });

  test("essential questions are the first new ones", () => {
    const cards = [unseenCard("a"), unseenCard("b"), { ...unseenCard("c"), isEssential: true }];
    for (const interviewDay of [null, TODAY + 5, TODAY + 30, TODAY + 100])
      expect(planDay(inputOf(cards, { interviewDay })).items[0]?.id).toBe("c");
  });
});

describe("with an interview ahead", () => {
  const bank = Array.from({ length: 100 }, (_, i) => unseenCard(`q${i}`));

  test("nothing is asked on its day", () => {
    expect(planDay(inputOf(bank, { interviewDay: TODAY }))).toMatchObject({ phase: "interview_day", items: [] });
  });

  test("new questions come at a pace at which all are seen a week before, ahead of every review", () => {
    const seen = Array.from({ length: 50 }, (_, i) => seenCard(`s${i}`, { stability: 0.5, difficulty: 8 }, 3));
    const { items } = planDay(inputOf([...seen, ...bank], { interviewDay: TODAY + 27, availability: everyDay(60) }));
    const fresh = items.slice(0, 5).map(({ reason }) => reason);
    expect(fresh).toEqual(fresh.map(() => ({ code: "new", unseenLeft: 100, lastNewDay: TODAY + 19 })));
  });

  test("far ahead, reviews are plain FSRS and only the pace of new questions follows the date", () => {
    const seen = Array.from({ length: 20 }, (_, i) => seenCard(`s${i}`, { stability: 1 + i, difficulty: 5 }, 12));
    const cards = [...seen, ...bank];
    const availability = everyDay(1_440);
    const far = planDay(inputOf(cards, { interviewDay: TODAY + 107, availability }));
    const open = planDay(inputOf(cards, { availability }));
    const dueOf = (plan: typeof far) => plan.items.filter(({ reason }) => reason.code === "due");
    expect(far.phase).toBe("far");
    expect(dueOf(far)).toEqual(dueOf(open));
    expect(far.items.length - dueOf(far).length).toBe(1);
  });

  test("in the last week what gains nothing is left out, and the weaker of two comes first", () => {
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

  test("of two like questions the quicker one comes first", () => {
    const memory = { stability: 4, difficulty: 5 };
    for (const days of [3, 20]) {
      const cards = [seenCard("slow", memory, 8, 200), seenCard("quick", memory, 8, 40)];
      const { items } = planDay(inputOf(cards, { interviewDay: TODAY + days }));
      expect(items[0]?.id).toBe("quick");
    }
  });

  test("the load says whether there is time for everything", () => {
    const loadWith = (minutes: number) =>
      planDay(inputOf(bank, { interviewDay: TODAY + 20, availability: everyDay(minutes) })).load ?? 0;
    expect(loadWith(5)).toBeGreaterThan(1);
    expect(loadWith(60)).toBeLessThan(1);
    expect(loadWith(20)).toBeCloseTo(loadWith(40) * 2, 9);
    expect(secondsToKeep(seenCard("kept", { stability: 900, difficulty: 3 }, 1), TODAY, TODAY + 20, defaultModel)).toBe(
      0,
    );
  });
});

describe("the way to the interview", () => {
  const bank = [
    ...Array.from({ length: 30 }, (_, i) => unseenCard(`q${i}`)),
    ...Array.from({ length: 10 }, (_, i) => seenCard(`s${i}`, { stability: 2 + i, difficulty: 6 }, 3)),
  ];

  test("is projected the same for the same input; more time brings more, and no study the least", () => {
    const input = inputOf(bank, { interviewDay: TODAY + 12, availability: everyDay(6) });
    const projection = projectPlan(input);
    expect(projection).toEqual(projectPlan(input));
    if (!projection) throw new Error("no projection");
    expect(projection.recall).toBeGreaterThan(projection.recallWithout);
    expect(projection.recallWithMore).toBeGreaterThan(projection.recall);
  });

  test("names the questions that will not fit", () => {
    const tight = projectPlan(inputOf(bank, { interviewDay: TODAY + 4, availability: everyDay(3) }));
    expect(tight?.unreached.length).toBeGreaterThan(10);
    const roomy = projectPlan(inputOf(bank, { interviewDay: TODAY + 12, availability: everyDay(60) }));
    expect(roomy?.unreached).toEqual([]);
    const idle = projectPlan(inputOf(bank, { interviewDay: TODAY + 4, availability: everyDay(0) }));
    expect(idle?.recall).toBe(idle?.recallWithout);
  });

  test("leads nowhere without an interview ahead", () => {
    for (const interviewDay of [null, TODAY, TODAY - 4])
      expect(projectPlan(inputOf(bank, { interviewDay }))).toBeNull();
  });
});

test("a memory is worth no less with reviews to come than without, and no less the longer there is", () => {
  const table = makeValueTable(defaultModel);
  for (const stability of [0.2, 2, 20, 200]) {
    for (const left of [1, 5, 20, HORIZON_DAYS]) {
      const bare = worthOf(defaultModel.retrievability(left, stability));
      // The grid's straight lines between its points cost up to a hundredth or two.
      expect(table.valueAt(left, { stability, difficulty: 5 })).toBeGreaterThan(bare - 0.02);
    }
    expect(table.valueAt(20, { stability: 2, difficulty: 5 })).toBeGreaterThan(
      worthOf(defaultModel.retrievability(20, 2)) + 0.05,
    );
  }
});

test("weekdays and days off make a day's time", () => {
  // Study day 0 was a Thursday.
  const week: Availability = { weekdayMinutes: [1, 2, 3, 4, 5, 6, 7], daysOff: [1] };
  expect([0, 1, 2, 3, 4, -1].map((day) => secondsOn(day, week) / 60)).toEqual([4, 0, 6, 7, 1, 3]);
  expect(secondsBetween(0, 7, week)).toBe(60 * 23);
  expect(withMoreMinutes({ ...week, weekdayMinutes: [0, 2, 3, 4, 5, 6, 7] }, 10).weekdayMinutes).toEqual([
    0, 12, 13, 14, 15, 16, 17,
  ]);
});

test.each([0.75, 0.85, 0.9, 0.95])("at desired retention %f recall is there when the interval ends", (retention) => {
  for (const stability of [3, 30, 300]) {
    const days = intervalFor(defaultModel, stability, retention);
    expect(Math.abs(defaultModel.retrievability(days, stability) - retention)).toBeLessThan(0.02);
  }
  expect(intervalFor(defaultModel, 0.001, retention)).toBe(1);
  expect(intervalFor(defaultModel, 36_500, retention)).toBeLessThanOrEqual(36_500);
});

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
