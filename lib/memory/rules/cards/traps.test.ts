/*
 * Fifteen ways in which ts-fsrs 5.4.2 surprises its users, (a) to (o). Somebody reproduced each of
 * them. These tests show that none can reach a person who uses this app.
 */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { studyDayOf } from "@/lib/shared/study-day";
import type { CardEvent } from "./events";
import { GRADES } from "./grade";
import { previewGrades } from "./preview";
import { validateEvent } from "./validate-event";
import { aGradeEvent, foldCard } from "@/scripts/testing/histories";
import vectors from "./fsrs-vectors.json" with { type: "json" };
import { recallOn } from "@/lib/memory/rules/readiness/readiness";
import { DAY_MS } from "@/lib/shared/time";
import { defaultModel, fsrs6, MAX_INTERVAL_DAYS } from "./model";

const {
  fsrs6_default: weights,
  fsrs6_default_short_term_zeroed: zeroed,
  fsrs5_default: older,
} = vectors.weights;

describe("a new set of weights", () => {
  test("has its own interval factor at once, not that of the old set (a)", () => {
    const flat = fsrs6(weights.with(20, 0.5), "flat");
    expect(flat.intervalDays(100, 0.8)).toBe(240);
    expect(defaultModel.intervalDays(100, 0.8)).toBe(332);
    expect(flat.intervalDays(100, 0.8)).toBe(240);
  });

  test("gives a model without setters that could change part of it (a, b)", () => {
    expect(Object.keys(defaultModel).toSorted()).toEqual(
      [
        "engineVersion",
        "intervalDays",
        "nextState",
        "parameterVersion",
        "retrievability",
      ].toSorted(),
    );
    const given = [...weights];
    const model = fsrs6(given, "given");
    const before = model.nextState(null, 0, "good");
    given[2] = 50;
    expect(model.nextState(null, 0, "good")).toEqual(before);
  });

  test("of another length is refused, not replaced by the defaults (i)", () => {
    for (const count of [0, 17, 19, 20, 22, 34, 35])
      expect(() =>
        fsrs6(
          Array.from({ length: count }, () => 0.5),
          "odd",
        ),
      ).toThrow("21 weights");
  });

  test("can start a memory below a tenth of a day, as the weights say (j)", () => {
    expect(fsrs6(weights.with(0, 0.05), "weak").nextState(null, 0, "again").stability).toBe(0.05);
  });

  test("can have a w19 of 0, as sets for FSRS-5 or without same-day repeats have (n, o)", () => {
    const pass = { stability: 1, difficulty: 5 };
    expect(fsrs6(zeroed, "zeroed").nextState(pass, 0, "good").stability).toBe(1);
    const five = fsrs6([...older, 0, 0.5], "five");
    // FSRS-5: S * e^(w17 (G - 3 + w18)) for any S.
    for (const stability of [0.5, 5, 50]) {
      const { stability: next } = five.nextState({ stability, difficulty: 5 }, 0, "good");
      expect(next).toBeCloseTo(stability * Math.exp((older[17] ?? 0) * (older[18] ?? 0)), 6);
    }
  });
});

test("no grade gives an interval of more than a hundred years (c)", () => {
  const graded = foldCard([aGradeEvent(0, 100)]);
  const state = graded && { ...graded, stability: 30_000 };
  const preview = previewGrades({ state, today: 140, source: "review" }, defaultModel, {
    desiredRetention: 0.7,
  });
  for (const grade of GRADES.slice(1)) expect(preview[grade].dueDay).toBe(140 + MAX_INTERVAL_DAYS);
});

describe("days between reviews", () => {
  const graded = (times: readonly string[], zone: string) =>
    foldCard(
      times.map((time, index) => {
        const occurredAt = new Date(time);
        return aGradeEvent(index, studyDayOf(occurredAt, zone, 4), { occurredAt });
      }),
    );

  test("are study days of the person, not dates in UTC (d)", () => {
    const evening = graded(["2026-03-01T23:50:00Z", "2026-03-02T00:10:00Z"], "America/New_York");
    expect(evening).toMatchObject({
      stability: graded(["2026-03-01T23:50:00Z"], "America/New_York")?.stability,
      reps: 2,
    });
    const sameDate = graded(
      ["2026-03-01T00:10:00Z", "2026-03-01T23:50:00Z"],
      "America/Los_Angeles",
    );
    expect(sameDate?.stability).toBeGreaterThan(7);
  });

  test("are the same for the recall that we show and the one that we use (e)", () => {
    const memory = { stability: 7, difficulty: 5 };
    const shown = recallOn(
      101,
      { card: { readyStability: memory.stability, lastDay: 100 } },
      defaultModel,
    );
    expect(shown).toBe(defaultModel.retrievability(1, 7));
    expect(shown).toBeLessThan(1);
    // The one that we use: S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1)).
    const grown =
      7 * (1 + Math.exp(1.8722) * 6 * 7 ** -0.1666 * (Math.exp(0.796 * (1 - shown)) - 1));
    expect(defaultModel.nextState(memory, 1, "good").stability).toBeCloseTo(grown, 6);
  });

  test("are never negative: late events are sorted in, without changing the given list (g)", () => {
    const events = [
      aGradeEvent(1, 105),
      aGradeEvent(0, 100),
      aGradeEvent(2, 99, { occurredAt: new Date(9e12) }),
    ];
    const given = [...events];
    expect(foldCard(events)).toEqual(foldCard(events.toReversed()));
    expect(events).toEqual(given);
    expect(foldCard(events)).toMatchObject({ lastDay: 105, reps: 3 });
  });
});

test("no interval depends on the millisecond (f)", () => {
  fc.assert(
    fc.property(fc.constantFrom(...GRADES), fc.nat({ max: 7 }), (grade, ms) => {
      const at = (occurredAt: Date) =>
        foldCard([aGradeEvent(0, 100), aGradeEvent(1, 140, { grade, occurredAt })])?.dueDay;
      expect(at(new Date(140 * DAY_MS + 10 + ms))).toBe(at(new Date(140 * DAY_MS + 10)));
    }),
  );
});

test("an undo gives back the old due day, not the day of the review that it undoes (h)", () => {
  const first = aGradeEvent(0, 100, { grade: "easy" });
  const late = aGradeEvent(1, 111);
  const undo = {
    kind: "void" as const,
    id: "z",
    occurredAt: new Date(112 * DAY_MS),
    targetId: late.id,
  };
  expect(foldCard([first, late, undo])?.dueDay).toBe(108);
  expect(foldCard([first, late, undo])).toEqual(foldCard([first]));
});

test("an invalid date is refused before anything is stored (k)", () => {
  const event = { ...aGradeEvent(0, 100), occurredAt: new Date(Number.NaN), zone: "UTC" };
  expect(validateEvent(event, new Date())).toMatchObject({
    ok: false,
    error: { field: "occurredAt" },
  });
});

test("dates only have the methods of the language (l)", () => {
  for (const name of ["format", "diff", "scheduler", "dueFormat"])
    expect(name in Date.prototype).toBe(false);
});

test("there are no steps in minutes: a card repeats in its session or on another day (m)", () => {
  for (const grade of GRADES) {
    const state = foldCard([aGradeEvent(0, 100, { grade })]);
    expect(Number.isInteger(state?.dueDay)).toBe(true);
    expect(state?.relearnDay).toBe(grade === "again" ? 100 : null);
  }
});

test("a patch release cannot change numbers: the version is pinned and stored (n)", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  const installed = JSON.parse(readFileSync("node_modules/ts-fsrs/package.json", "utf8")) as {
    version: string;
  };
  expect(dependencies["ts-fsrs"]).toBe(installed.version);
  expect(defaultModel.engineVersion).toContain(`ts-fsrs-${installed.version}/`);
});

test("repeats on the same day never raise readiness", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...GRADES), { maxLength: 30 }), (grades) => {
      const first = aGradeEvent(0, 100, { grade: "again" });
      const again = grades.map((grade, index) => aGradeEvent(index + 1, 100, { grade }));
      const ready = (events: readonly CardEvent[]) =>
        foldCard(events)?.readyStability ?? Number.NaN;
      expect(ready([first, ...again])).toBeLessThanOrEqual(ready([first]));
    }),
  );
  // The schedule follows FSRS-6, in which they do add some stability.
  const repeated = foldCard([aGradeEvent(0, 100, { grade: "again" }), aGradeEvent(1, 100)]);
  expect(repeated?.stability).toBeGreaterThan(repeated?.readyStability ?? 0);
});
