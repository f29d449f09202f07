import { describe, expect, test } from "vitest";
import { foldLog } from "@/lib/memory/rules/cards/fold";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { scheduleOf, USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import {
  foldTallies,
  type AskedPoint,
  type LoggedAnswer,
} from "@/lib/memory/rules/points/answer-tallies";
import { forecastOf } from "@/lib/memory/rules/readiness/predictions";
import { decide, needsLog, type CardRecord } from "./decide";
import {
  gradeEvent,
  commandEvent,
  voidEvent,
  type GradedAnswer,
  type ReviewEvent,
} from "./review-event";

const NOW = new Date("2026-05-01T10:00:00Z");
const POINTS: readonly AskedPoint[] = [
  { id: "sync", text: "One is synchronous", weight: 3, essential: true, concept: "replication" },
  { id: "reads", text: "Reads scale", weight: 2, concept: "availability" },
];
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const question = { questionId: "aws/vpc", revision: "r1" };
const sent = (id: string, now: Date) => ({
  userId: "somebody",
  zone: "UTC",
  cutoffHour: 4,
  memory: USUAL_MEMORY,
  eventId: id,
  now,
  clientAt: now,
});
const graded = (id: string, now: Date, more: Partial<GradedAnswer> & { waitedMs?: number } = {}) =>
  gradeEvent(
    {
      ...sent(id, now),
      grade: "good",
      tickedPointIds: [],
      thinkingMs: null,
      gradingMs: null,
      waitedMs: more.waitedMs ?? 0,
    },
    {
      ...question,
      points: POINTS,
      source: "review",
      item: null,
      answeringMs: null,
      limitMs: null,
      ...more,
    },
  );

const answersOf = (events: readonly ReviewEvent[]): readonly LoggedAnswer[] =>
  events.map((event) => ({
    event,
    revision: event.revision,
    points: POINTS,
    tickedPointIds: event.kind === "review" ? event.tickedPointIds : [],
  }));
const tallied = (events: readonly ReviewEvent[]) => foldTallies(answersOf(events));
const folded = (log: readonly ReviewEvent[]) =>
  foldLog(log, defaultModel, scheduleOf(USUAL_MEMORY));
const record = (log: readonly ReviewEvent[], more: Partial<CardRecord> = {}): CardRecord => {
  const { engineVersion, parameterVersion } = defaultModel;
  return {
    version: log.length,
    rebuilds: 0,
    card: folded(log).state,
    isSuspended: false,
    tallies: tallied(log),
    engineVersion,
    parameterVersion,
    ...more,
  };
};

const first = graded("e1", at(0));
const log = [first, graded("e2", at(48))];

describe("the next state of a card", () => {
  test.each([
    ["a later grade", graded("e3", at(100)), true],
    ["a grade of extra practice", graded("e3", at(100), { source: "practice" }), false],
    ["a measurement", graded("e3", at(49), { source: "measurement" }), false],
  ])("after %s comes from its row alone, and is the fold of its log", (_, event, isForeseen) => {
    expect(needsLog(event, record(log))).toBe(false);
    const found = { record: record(log), log: null, points: POINTS };
    const before = found.record.card;
    expect(decide(event, found, USUAL_MEMORY)).toEqual({
      kind: "change",
      event,
      folded: folded([...log, event]),
      tallies: tallied([...log, event]),
      forecast: isForeseen ? forecastOf(before, event, defaultModel) : null,
      before: { version: 2, rebuilds: 0, isStored: true },
    });
  });

  test.each([
    [
      "a grade that waited on a device",
      record(log),
      graded("e3", at(100), { waitedMs: 60 * 3_600_000 }),
    ],
    ["an undo", record(log), voidEvent(sent("e3", at(100)), first)],
    ["a command", record(log), commandEvent(sent("e3", at(100)), "suspend", question)],
    [
      "a grade of a card that an older engine folded",
      record(log, { engineVersion: "old" }),
      graded("e3", at(100)),
    ],
    [
      "a grade of a card under other weights",
      record(log, { parameterVersion: "old" }),
      graded("e3", at(100)),
    ],
    [
      "a measurement that waited on a device",
      record(log),
      graded("e3", at(49), { source: "measurement", waitedMs: 20 * 3_600_000 }),
    ],
    ["a grade of a card without tallies", record(log, { tallies: null }), graded("e3", at(100))],
  ])("after %s is the fold of its log", (_, card, event) => {
    expect(needsLog(event, card)).toBe(true);
    const found = { record: card, log: answersOf(log), points: POINTS };
    expect(decide(event, found, USUAL_MEMORY)).toMatchObject({
      kind: "change",
      folded: folded([...log, event]),
      tallies: tallied([...log, event]),
      before: { version: 2, rebuilds: 0, isStored: true },
    });
    expect(() => decide(event, { ...found, log: null }, USUAL_MEMORY)).toThrow("without the log");
  });

  test("without a row has a version that goes on from the length of its log", () => {
    const undone = [first, voidEvent(sent("e2", at(1)), first)];
    const found = { record: null, log: answersOf(undone), points: POINTS };
    expect(decide(graded("e3", at(2)), found, USUAL_MEMORY)).toMatchObject({
      folded: { state: { reps: 1 } },
      before: { version: 2, rebuilds: 0, isStored: false },
    });
  });
});

test("an event with an id that the log already has is a duplicate", () => {
  expect(
    decide(first, { record: record(log), log: answersOf(log), points: POINTS }, USUAL_MEMORY),
  ).toEqual({ kind: "duplicate" });
});

test("an invalid event is refused, naming its first wrong field", () => {
  const nowhere = { ...graded("e3", at(100)), zone: "Nowhere/At_All" };
  expect(decide(nowhere, { record: null, log: [], points: [] }, USUAL_MEMORY)).toEqual({
    kind: "refused",
    refusal: { code: "invalid_event", field: "zone" },
  });
});
