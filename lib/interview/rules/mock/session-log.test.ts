import * as fc from "fast-check";
import { expect, test } from "vitest";
import { judgeHelp } from "./unaided-rule";
import { sessionLogOf } from "./session-log";
import {
  REPORTED_KINDS,
  type SessionLogEntry,
  type SessionLogFacts,
  type SessionLogItem,
  type ReportedEntry,
} from "./session-log-facts";

const BEGIN = Date.UTC(2026, 4, 1, 10);
/** This many seconds after the interview began. */
const at = (seconds: number) => new Date(BEGIN + seconds * 1000);
const DAY_S = 86_400;

/** Returns a question that was shown at 0 s, locked at 60 s, and graded as suggested. */
function item(more: Partial<SessionLogItem> = {}): SessionLogItem {
  return {
    position: 0,
    shownAt: at(0),
    lockedAt: at(60),
    lockedBy: "person",
    extendedAt: [],
    overtimeMs: 0,
    overtimeShare: 0,
    gradedAt: at(90),
    suggestedGrade: "good",
    overriddenWith: null,
    lateTexts: [],
    opened: null,
    ...more,
  };
}

function facts(more: Partial<SessionLogFacts> = {}): SessionLogFacts {
  const whole = {
    hasSessionLog: true,
    isPractice: false,
    finishedAt: at(100),
    endedBy: "graded" as const,
    resumedAt: null,
    abandonedAt: null,
  };
  return { ...whole, items: [item()], reported: [], ...more };
}

function hidden(from: number, to: number | null, position = 0): ReportedEntry {
  return {
    position,
    kind: "hidden",
    begunAt: at(from),
    endedAt: to === null ? null : at(to),
    ms: null,
  };
}

const look = (more: Partial<SessionLogFacts>) => {
  const all = facts(more);
  const sessionLog = sessionLogOf(all);
  return { sessionLog, kind: judgeHelp(all, sessionLog).kind };
};

test("a mock in which nothing happened has an empty session log and is unaided", () => {
  expect(look({})).toEqual({ sessionLog: [], kind: "unaided" });
});

test.each<[string, Partial<SessionLogFacts>, SessionLogEntry, string]>([
  [
    "left the page for long",
    { reported: [hidden(10, 50)] },
    { at: at(10), kind: "hidden", position: 0, ms: 40_000, isToTheEnd: false, questionMs: 40_000 },
    "with_help",
  ],
  [
    "looked briefly at a notification",
    { reported: [hidden(10, 15)] },
    { at: at(10), kind: "hidden", position: 0, ms: 5_000, isToTheEnd: false, questionMs: 5_000 },
    "unaided",
  ],
  [
    "never came back",
    { reported: [hidden(30, null)] },
    { at: at(30), kind: "hidden", position: 0, ms: 30_000, isToTheEnd: true, questionMs: 30_000 },
    "with_help",
  ],
  [
    "lost the connection",
    { reported: [{ ...hidden(10, 22), kind: "offline" }] },
    { at: at(10), kind: "offline", position: 0, ms: 12_000 },
    "unaided",
  ],
  [
    "was refused by something on the way",
    { reported: [{ ...hidden(10, 22), kind: "refused" }] },
    { at: at(10), kind: "refused", position: 0 },
    "unaided",
  ],
  [
    "typed in time what arrived late",
    { reported: [{ ...hidden(60, 240), kind: "arrived" }] },
    { at: at(240), kind: "arrived", position: 0, ms: 180_000 },
    "unaided",
  ],
  [
    "had a wrong clock",
    { reported: [{ ...hidden(9, null), kind: "clock", ms: -3_000 }] },
    { at: at(9), kind: "clock", position: 0, ms: -3_000 },
    "unaided",
  ],
  [
    "took an extra minute",
    { items: [item({ extendedAt: [at(30)] })] },
    { at: at(30), kind: "extension", position: 0, isFirst: true },
    "with_help",
  ],
  [
    "looked at the answer first",
    { items: [item({ lockedBy: "reveal" })] },
    { at: at(60), kind: "reveal", position: 0 },
    "with_help",
  ],
  [
    "went a little over time",
    { items: [item({ overtimeMs: 25_000, overtimeShare: 0.25 })] },
    { at: at(60), kind: "overtime", position: 0, ms: 25_000, share: 0.25 },
    "unaided",
  ],
  [
    "went far over time",
    { items: [item({ overtimeMs: 25_001, overtimeShare: 0.26 })] },
    { at: at(60), kind: "overtime", position: 0, ms: 25_001, share: 0.26 },
    "with_help",
  ],
  [
    "typed too late",
    { items: [item({ lateTexts: [at(70)] })] },
    { at: at(70), kind: "late", position: 0 },
    "unaided",
  ],
  [
    "overrode a suggestion",
    { items: [item({ overriddenWith: "easy" })] },
    { at: at(90), kind: "override", position: 0, suggested: "good", given: "easy" },
    "unaided",
  ],
  [
    "read the answer an hour before",
    { items: [item({ opened: { at: at(-3_600), by: "hand" } })] },
    { at: at(-3_600), kind: "opened", position: 0, by: "hand", beforeMs: 3_600_000 },
    "with_help",
  ],
  [
    "took the same questions an hour before",
    { items: [item({ opened: { at: at(-3_600), by: "interview" } })] },
    { at: at(-3_600), kind: "opened", position: 0, by: "interview", beforeMs: 3_600_000 },
    "with_help",
  ],
  [
    "reviewed it while the clock ran",
    { items: [item({ opened: { at: at(30), by: "review" } })] },
    { at: at(30), kind: "opened", position: 0, by: "review", beforeMs: -30_000 },
    "with_help",
  ],
  [
    "paused between two questions",
    {
      items: [
        item(),
        item({ position: 1, shownAt: at(90 + 1_200), lockedAt: at(1_400), gradedAt: at(1_500) }),
      ],
    },
    { at: at(90), kind: "pause", position: 1, ms: 1_200_000 },
    "unaided",
  ],
  [
    "resumed after days",
    { resumedAt: at(DAY_S * 3) },
    { at: at(DAY_S * 3), kind: "resumed", position: null },
    "with_help",
  ],
  [
    "ended early",
    { items: [item(), item({ position: 1, gradedAt: null })], endedBy: "person" },
    { at: at(100), kind: "ended", position: null, by: "person", open: 1 },
    "unfinished",
  ],
  [
    "ran out of time",
    { items: [item(), item({ position: 1, gradedAt: null })], endedBy: "clock" },
    { at: at(100), kind: "ended", position: null, by: "clock", open: 1 },
    "unfinished",
  ],
  [
    "left for good",
    { items: [item({ gradedAt: null })], finishedAt: null, abandonedAt: at(DAY_S) },
    { at: at(DAY_S), kind: "ended", position: null, by: "nobody", open: 1 },
    "unfinished",
  ],
])("the session log of somebody who %s says so", (_, more, entry, kind) => {
  expect(look(more)).toEqual({ sessionLog: [entry], kind });
});

test("absences are added up per question, and overlapping ones count once", () => {
  expect(look({ reported: [hidden(1, 4), hidden(20, 23)] }).kind).toBe("with_help");
  const two = [item(), item({ position: 1 })];
  expect(look({ items: two, reported: [hidden(1, 4), hidden(20, 23, 1)] }).kind).toBe("unaided");
  // A laptop and a phone whose screens were dark at the same time.
  expect(look({ reported: [hidden(1, 5), hidden(2, 6)] })).toEqual({
    kind: "unaided",
    sessionLog: [
      { at: at(1), kind: "hidden", position: 0, ms: 5_000, isToTheEnd: false, questionMs: 5_000 },
    ],
  });
});

test("each extra minute is listed when it was taken", () => {
  expect(
    look({ items: [item({ extendedAt: [at(20), at(50)] })], reported: [hidden(30, 34)] })
      .sessionLog,
  ).toEqual([
    { at: at(20), kind: "extension", position: 0, isFirst: true },
    { at: at(30), kind: "hidden", position: 0, ms: 4_000, isToTheEnd: false, questionMs: 4_000 },
    { at: at(50), kind: "extension", position: 0, isFirst: false },
  ]);
});

test("absences before the question is shown and after the lock don't count", () => {
  expect(look({ reported: [hidden(-50, -1), hidden(61, 500)] })).toEqual({
    sessionLog: [],
    kind: "unaided",
  });
  expect(
    look({ items: [item({ shownAt: null, lockedAt: null })], reported: [hidden(0, 50)] })
      .sessionLog,
  ).toEqual([]);
});

test("a model answer that was read two days before, or after the mock, leaves it unaided", () => {
  expect(look({ items: [item({ opened: { at: at(-2 * DAY_S), by: "interview" } })] })).toEqual({
    sessionLog: [],
    kind: "unaided",
  });
  expect(look({ items: [item({ opened: { at: at(DAY_S), by: "hand" } })] })).toEqual({
    sessionLog: [],
    kind: "unaided",
  });
});

test("nothing is claimed about an interview from before the session log", () => {
  expect(look({ hasSessionLog: false }).kind).toBe("unrecorded");
});

test("practice of a concept isn't a mock, with help or without, and nothing in it counts against it", () => {
  const helped = { isPractice: true, items: [item({ extendedAt: [at(30)] })] };
  expect(look({ isPractice: true })).toEqual({ sessionLog: [], kind: "practice" });
  const extension = { at: at(30), kind: "extension", position: 0, isFirst: true };
  expect(look(helped)).toEqual({ sessionLog: [extension], kind: "practice" });
  expect(judgeHelp(facts(helped), sessionLogOf(facts(helped))).reasons).toEqual([]);
  expect(
    look({ isPractice: true, endedBy: "person", items: [item({ gradedAt: null })] }).kind,
  ).toBe("practice");
});

const second = fc.integer({ min: -20, max: 150 });
const anyReported: fc.Arbitrary<ReportedEntry> = fc.record({
  position: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom(...REPORTED_KINDS),
  begunAt: second.map(at),
  endedAt: fc.option(second.map(at)),
  ms: fc.option(fc.integer({ min: -5_000, max: 5_000 })),
});
const anyItem: fc.Arbitrary<SessionLogItem> = fc
  .record({
    lockedBy: fc.constantFrom("person", "clock", "reveal"),
    extendedAt: fc.constantFrom([], [], [], [at(30)]),
    overtimeMs: fc.constantFrom(0, 10_000, 40_000),
    overtimeShare: fc.constantFrom(0, 0.1, 0.4),
    overriddenWith: fc.constantFrom(null, "easy"),
    lateTexts: fc.array(second.map(at), { maxLength: 2 }),
    opened: fc.option(
      fc.record({
        at: second.map(at),
        by: fc.constantFrom("hand" as const, "interview" as const, "review" as const),
      }),
    ),
  })
  .map(item);
const anyFacts = fc
  .record({
    items: fc.array(anyItem, { minLength: 3, maxLength: 3 }),
    reported: fc.array(anyReported, { maxLength: 8 }),
  })
  .map(({ items, reported }) =>
    facts({ items: items.map((each, position) => ({ ...each, position })), reported }),
  );

test("the session log is the same in any order of arrival, and sorted by time", () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), (all, turn) => {
      const turned = <T>(list: readonly T[]) =>
        [
          ...list.slice(turn % (list.length || 1)),
          ...list.slice(0, turn % (list.length || 1)),
        ].toReversed();
      const sessionLog = sessionLogOf(all);
      expect(
        sessionLogOf({ ...all, items: turned(all.items), reported: turned(all.reported) }),
      ).toEqual(sessionLog);
      const times = sessionLog.map((entry) => entry.at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});

test("nothing that is added to a mock with help makes it unaided", () => {
  const helps: ((all: SessionLogFacts) => SessionLogFacts)[] = [
    (all) => ({ ...all, reported: [...all.reported, hidden(0, 59)] }),
    (all) => ({ ...all, resumedAt: at(DAY_S) }),
    (all) => ({ ...all, items: all.items.map((each) => ({ ...each, lockedBy: "reveal" })) }),
    (all) => ({
      ...all,
      items: all.items.map((each) => ({ ...each, opened: { at: at(-60), by: "hand" as const } })),
    }),
  ];
  fc.assert(
    fc.property(anyFacts, anyReported, fc.constantFrom(...helps), (all, entry, help) => {
      const isUnaided = (some: SessionLogFacts) =>
        judgeHelp(some, sessionLogOf(some)).kind === "unaided";
      expect(isUnaided(all) || !isUnaided({ ...all, reported: [...all.reported, entry] })).toBe(
        true,
      );
      expect(isUnaided(help(all))).toBe(false);
    }),
  );
});
