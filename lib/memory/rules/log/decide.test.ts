import { describe, expect, test } from "vitest";
import { foldLog } from "@/lib/memory/rules/cards/fold";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { scheduleOf, USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { decide, needsLog, type CardRecord } from "./decide";
import {
  gradeEvent,
  commandEvent,
  voidEvent,
  type GradedAnswer,
  type ReviewEvent,
} from "./review-event";

const NOW = new Date("2026-05-01T10:00:00Z");
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
      points: [],
      source: "review",
      item: null,
      answeringMs: null,
      limitMs: null,
      ...more,
    },
  );

const folded = (log: readonly ReviewEvent[]) =>
  foldLog(log, defaultModel, scheduleOf(USUAL_MEMORY));
const record = (log: readonly ReviewEvent[], more: Partial<CardRecord> = {}): CardRecord => {
  const { engineVersion, parameterVersion } = defaultModel;
  return { version: log.length, card: folded(log).state, engineVersion, parameterVersion, ...more };
};

const first = graded("e1", at(0));
const log = [first, graded("e2", at(48))];

describe("the next state of a card", () => {
  test.each([
    ["a later grade", graded("e3", at(100))],
    ["a grade of extra practice", graded("e3", at(100), { source: "practice" })],
    [
      "a measurement that waited on a device",
      graded("e3", at(49), { source: "measurement", waitedMs: 20 * 3_600_000 }),
    ],
  ])("after %s comes from its row alone, and is the fold of its log", (_, event) => {
    expect(needsLog(event, record(log))).toBe(false);
    expect(decide(event, { record: record(log), log: null }, USUAL_MEMORY)).toEqual({
      kind: "change",
      event,
      folded: folded([...log, event]),
      before: { version: 2, isStored: true },
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
  ])("after %s is the fold of its log", (_, card, event) => {
    expect(needsLog(event, card)).toBe(true);
    expect(decide(event, { record: card, log }, USUAL_MEMORY)).toMatchObject({
      kind: "change",
      folded: folded([...log, event]),
      before: { version: 2, isStored: true },
    });
    expect(() => decide(event, { record: card, log: null }, USUAL_MEMORY)).toThrow(
      "without the log",
    );
  });

  test("without a row has a version that goes on from the length of its log", () => {
    const undone = [first, voidEvent(sent("e2", at(1)), first)];
    expect(decide(graded("e3", at(2)), { record: null, log: undone }, USUAL_MEMORY)).toMatchObject({
      folded: { state: { reps: 1 } },
      before: { version: 2, isStored: false },
    });
  });
});

test("an event with an id that the log already has is a duplicate", () => {
  expect(decide(first, { record: record(log), log }, USUAL_MEMORY)).toEqual({ kind: "duplicate" });
});

test("an invalid event is refused, naming its first wrong field", () => {
  const nowhere = { ...graded("e3", at(100)), zone: "Nowhere/At_All" };
  expect(decide(nowhere, { record: null, log: [] }, USUAL_MEMORY)).toEqual({
    kind: "refused",
    refusal: { code: "invalid_event", field: "zone" },
  });
});
