import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import type { CardEvent, CommandEvent } from "./events";
import { foldLog, stepCard, type CardState } from "./fold";
import { DESIRED_RETENTION, defaultModel } from "./model";
import { previewGrades } from "./preview";
import {
  aGradeEvent,
  anyGrade,
  anyLog,
  FIRST_DAY,
  history,
  foldCard,
} from "@/scripts/testing/histories";
import { PLAIN } from "./schedule";

const LATE = new Date(9e12);
const order = (kind: CommandEvent["kind"], id: string, occurredAt = LATE): CommandEvent => ({
  kind,
  id,
  occurredAt,
});
const takeBack = (targetId: string, id = "9999"): CardEvent => ({
  kind: "void",
  id,
  occurredAt: LATE,
  targetId,
});

describe("the fold of a card's events", () => {
  test("is the same bit for bit, in any order and even if events arrive twice", () => {
    fc.assert(
      fc.property(
        anyLog.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray([...log, ...log], { minLength: log.length }),
          ),
        ),
        ([log, arrived]) => {
          const missing = log.filter((event) => !arrived.includes(event));
          expect(JSON.stringify(foldLog([...missing, ...arrived], defaultModel, PLAIN))).toBe(
            JSON.stringify(foldLog(log, defaultModel, PLAIN)),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("is the same one step at a time as all at once", () => {
    fc.assert(
      fc.property(history, (events) => {
        let state: CardState | null = null;
        for (const event of events) state = stepCard(state, event, defaultModel, PLAIN);
        expect(state).toEqual(foldCard(events));
      }),
    );
  });

  test("never counts days backwards, and a lapse only when days have passed", () => {
    const travelled = [
      aGradeEvent(0, 20_000),
      aGradeEvent(1, 19_999, { grade: "again", occurredAt: new Date(9e12) }),
    ];
    expect(foldCard(travelled)).toMatchObject({ lastDay: 20_000, lapses: 0, reps: 2 });
  });

  test("is never due before tomorrow, and a better grade never comes back earlier", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 400 }), (events, gap) => {
        const state = foldCard(events);
        const today = (state?.lastDay ?? 0) + gap;
        const { again, hard, good, easy } = previewGrades(
          { state, today, source: "review" },
          defaultModel,
          PLAIN,
        );
        expect(again.dueDay).toBeGreaterThan(today);
        expect(hard.dueDay).toBeGreaterThanOrEqual(again.dueDay);
        expect(good.dueDay).toBeGreaterThanOrEqual(hard.dueDay);
        expect(easy.dueDay).toBeGreaterThanOrEqual(good.dueDay);
      }),
    );
  });
});

describe("an event that is taken back", () => {
  test("leaves the card as if it had never happened, for any kind and any place", () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const target = log[pick % log.length];
        // The next test takes back voids.
        if (!target || target.kind === "void") return;
        const without = log.filter((event) => event !== target);
        expect(foldLog([...log, takeBack(target.id)], defaultModel, PLAIN)).toEqual(
          foldLog(without, defaultModel, PLAIN),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("counts again when the void is taken back", () => {
    const grades = [aGradeEvent(0, FIRST_DAY), aGradeEvent(1, FIRST_DAY + 5)];
    const undo: CardEvent = { kind: "void", id: "v", occurredAt: new Date(8e12), targetId: "0001" };
    expect(foldCard([...grades, undo])).toEqual(foldCard(grades.slice(0, 1)));
    expect(foldCard([...grades, undo, takeBack("v")])).toEqual(foldCard(grades));
    // If two voids name each other, only the later one works.
    const later: CardEvent = { kind: "void", id: "w", occurredAt: LATE, targetId: "v" };
    expect(foldCard([...grades, { ...undo, targetId: "w" }, later])).toEqual(foldCard(grades));
  });

  test("gives back exactly the state and due day from before", () => {
    fc.assert(
      fc.property(history, anyGrade, (events, grade) => {
        const before = foldCard(events);
        const day = (before?.lastDay ?? 0) + 3;
        const undone = [...events, aGradeEvent(500, day, { grade }), takeBack("0500")];
        expect(JSON.stringify(foldCard(undone))).toBe(JSON.stringify(before));
      }),
    );
  });
});

describe("a card that is started over", () => {
  test("is as if it had never been seen, and learns from its next grade", () => {
    const old = [aGradeEvent(0, FIRST_DAY), aGradeEvent(1, FIRST_DAY + 9, { grade: "again" })];
    const reset = order("reset", "r", new Date(old[1] ? old[1].occurredAt.getTime() + 5 : 0));
    const next = aGradeEvent(2, FIRST_DAY + 10, { occurredAt: LATE });
    expect(foldLog([...old, reset], defaultModel, PLAIN)).toEqual({
      state: null,
      isSuspended: false,
    });
    expect(foldCard([...old, reset, next])).toEqual(foldCard([next]));
    expect(foldCard([...old, reset, takeBack("r"), next])).toEqual(foldCard([...old, next]));
  });

  test("forgets earlier grades, even late arrivals, and that it was set aside", () => {
    const reset = order("reset", "r");
    expect(
      foldLog(
        [reset, aGradeEvent(0, FIRST_DAY), order("suspend", "s", new Date(8e12))],
        defaultModel,
        PLAIN,
      ),
    ).toEqual({
      state: null,
      isSuspended: false,
    });
  });
});

describe("a card that is set aside", () => {
  test("has its old memory and due day, and is set aside until it is brought back", () => {
    fc.assert(
      fc.property(history, (events) => {
        const before = foldCard(events);
        const aside = [...events, order("suspend", "8888", new Date(8e12))];
        expect(foldLog(aside, defaultModel, PLAIN)).toEqual({
          state: before && { ...before, isSuspended: true },
          isSuspended: true,
        });
        expect(foldCard([...aside, order("resume", "9000")])).toEqual(before);
        expect(foldCard([...aside, takeBack("8888")])).toEqual(before);
      }),
    );
  });

  test("can be one that was never graded, and stays aside when an interview grades it", () => {
    const aside = order("suspend", "s", new Date(1e12));
    expect(foldLog([aside], defaultModel, PLAIN)).toEqual({ state: null, isSuspended: true });
    expect(foldCard([aside, aGradeEvent(1, FIRST_DAY, { source: "interview" })])).toMatchObject({
      isSuspended: true,
      reps: 1,
    });
  });
});

test("extra practice does not change a card", () => {
  fc.assert(
    fc.property(history, anyGrade, (events, grade) => {
      const day = (events.at(-1)?.studyDay ?? 0) + 1;
      expect(foldCard([...events, aGradeEvent(900, day, { grade, source: "practice" })])).toEqual(
        foldCard(events),
      );
    }),
  );
});

describe("Again in a review", () => {
  const again = aGradeEvent(0, 11_574, { grade: "again" });

  test("brings the card back in the same session until it passes", () => {
    const failed = stepCard(null, again, defaultModel, PLAIN);
    expect(failed.relearnDay).toBe(again.studyDay);
    const passed = stepCard(failed, { ...again, id: "b", grade: "good" }, defaultModel, PLAIN);
    expect(passed.relearnDay).not.toBe(again.studyDay);
    expect(passed.dueDay).toBeGreaterThan(again.studyDay);
  });

  test("repeats nothing in an interview", () => {
    expect(
      stepCard(null, { ...again, source: "interview" }, defaultModel, PLAIN).relearnDay,
    ).not.toBe(again.studyDay);
  });
});

test("an interval is at least a day and at most a hundred years", () => {
  expect(defaultModel.intervalDays(1e9, DESIRED_RETENTION)).toBe(36_500);
  expect(defaultModel.intervalDays(0.001, DESIRED_RETENTION)).toBe(1);
});
