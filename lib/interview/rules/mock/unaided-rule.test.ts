import { expect, test } from "vitest";
import { UNAIDED_RULE, judgeHelp, matters } from "./unaided-rule";
import { SESSION_LOG_KINDS, type SessionLogEntry } from "./session-log-facts";

const at = new Date(Date.UTC(2026, 4, 1, 10));
const hidden = (questionMs: number): SessionLogEntry => {
  return { at, kind: "hidden", position: 0, ms: 1_000, isToTheEnd: false, questionMs };
};
const overtime = (share: number): SessionLogEntry => ({
  at,
  kind: "overtime",
  position: 0,
  ms: 1_000,
  share,
});

const CASES: readonly (readonly [string, SessionLogEntry, boolean])[] = [
  [
    "a pause of an hour between two questions",
    { at, kind: "pause", position: 1, ms: 3_600_000 },
    false,
  ],
  [
    "a model answer open shortly before",
    { at, kind: "opened", position: 0, by: "page", beforeMs: 1_000 },
    true,
  ],
  [
    "a model answer open during the question",
    { at, kind: "opened", position: 0, by: "review", beforeMs: -1 },
    true,
  ],
  ["5 s away from the page in all", hidden(5_000), false],
  ["more than 5 s away from the page in all", hidden(5_001), true],
  [
    "a connection that was lost for an hour",
    { at, kind: "offline", position: 0, ms: 3_600_000 },
    false,
  ],
  [
    "a clock that was corrected by an hour",
    { at, kind: "clock", position: 0, ms: 3_600_000 },
    false,
  ],
  ["a first extra minute", { at, kind: "extension", position: 0, isFirst: true }, true],
  ["another extra minute", { at, kind: "extension", position: 0, isFirst: false }, true],
  ["a model answer opened before the lock", { at, kind: "reveal", position: 0 }, true],
  ["a quarter of the time beyond its end", overtime(0.25), false],
  ["more than a quarter of the time beyond its end", overtime(0.251), true],
  ["text that arrived late and counts", { at, kind: "arrived", position: 0, ms: 60_000 }, false],
  ["a refusal on the way", { at, kind: "refused", position: 0 }, false],
  ["text that came too late", { at, kind: "late", position: 0 }, false],
  [
    "a better grade than the suggested one",
    { at, kind: "override", position: 0, suggested: "hard", given: "easy" },
    false,
  ],
  [
    "a grade that passes without a tick",
    { at, kind: "override", position: 0, suggested: null, given: "good" },
    false,
  ],
  ["resuming a closed interview", { at, kind: "resumed", position: null }, true],
  ["an end by the person", { at, kind: "ended", position: null, by: "person", open: 1 }, true],
  ["an end by the clock", { at, kind: "ended", position: null, by: "clock", open: 1 }, true],
  [
    "an end because it was left",
    { at, kind: "ended", position: null, by: "nobody", open: 1 },
    true,
  ],
];

const WHOLE = { hasSessionLog: true, isPractice: false, finishedAt: at, items: [] };

test.each(CASES)("%s: whether it makes the mock one with help", (_, entry, isAgainst) => {
  expect(matters(entry)).toBe(isAgainst);
  expect(judgeHelp(WHOLE, [entry])).toEqual({
    kind: isAgainst ? "with_help" : "unaided",
    reasons: isAgainst ? [entry] : [],
  });
});

test("every kind of entry has a rule", () => {
  expect(new Set(CASES.map(([, { kind }]) => kind))).toEqual(new Set(SESSION_LOG_KINDS));
});

test("the reasons are all entries that matter, in the order of the session log, duplicates included", () => {
  const sessionLog = CASES.map(([, entry]) => entry);
  const twice = [...sessionLog, hidden(6_000), hidden(6_000)];
  const against = CASES.filter(([, , isAgainst]) => isAgainst).map(([, entry]) => entry);
  expect(judgeHelp(WHOLE, twice).reasons).toEqual([...against, hidden(6_000), hidden(6_000)]);
});

test("nothing counts against practice, or against an interview without a session log", () => {
  const sessionLog = CASES.map(([, entry]) => entry);
  expect(judgeHelp({ ...WHOLE, isPractice: true }, sessionLog)).toEqual({
    kind: "practice",
    reasons: [],
  });
  expect(judgeHelp({ ...WHOLE, hasSessionLog: false }, sessionLog)).toEqual({
    kind: "unrecorded",
    reasons: [],
  });
});

test("the rule is the one on the page about mock interviews", () => {
  expect(UNAIDED_RULE).toEqual({
    version: 1,
    awayMs: 5_000,
    overtimeShare: 0.25,
    openedBeforeMs: 86_400_000,
  });
});
