import { describe, expect, test } from "vitest";
import { aState, anItem, at, said } from "@/scripts/testing/interviews";
import {
  ABANDONED_AFTER_MS,
  EXTENSION_MS,
  interviewPhase,
  RESUMABLE_FOR_MS,
  sessionLeftMs,
  type InterviewState,
} from "./interview-state";
import { step, steps } from "./machine";
import type { Step } from "./step";

const DAY = ABANDONED_AFTER_MS / 1000;

/** The states of one question, each reached by the step that leads to it. */
const waiting = aState([anItem(0, { thinkingMs: 20_000 }), anItem(1)]);
const thinking = taken(waiting, { kind: "show", position: 0 }, 0);
const answering = taken(thinking, { kind: "begin", position: 0 }, 5);
const locked = taken(answering, { kind: "lock", position: 0, answer: said("Mine") }, 30);
const revealed = taken(locked, { kind: "predict", position: 0, confidence: 70 }, 35);
const GRADE: Step = {
  kind: "grade",
  position: 0,
  eventId: "g",
  delivery: null,
  afterwardsPointIds: [],
};
const graded = taken(revealed, GRADE, 50);

const STATES = { waiting, thinking, answering, locked, revealed, graded };
const STEPS: Record<string, Step> = {
  show: { kind: "show", position: 0 },
  begin: { kind: "begin", position: 0 },
  extend: { kind: "extend", position: 0, nth: 1 },
  lock: { kind: "lock", position: 0, answer: said("Another text") },
  reveal: { kind: "reveal", position: 0, answer: said("Another text") },
  predict: { kind: "predict", position: 0, confidence: 40 },
  "begin grading": { kind: "begin_grading", position: 0 },
  grade: { ...GRADE, eventId: "another" },
  undo: { kind: "undo", position: 0, eventId: "g" },
};

/**
 * The outcome of each step in each state, at an instant at which each state is as its name says:
 * "yes", "same" (nothing changes) or the refusal.
 */
const TABLE = `
                waiting          thinking         answering        locked           revealed         graded
show            yes              same             same             same             same             out_of_order
begin           not_shown        yes              same             same             same             same
extend          not_shown        yes              yes              already_locked   already_locked   already_locked
lock            not_shown        yes              yes              same             same             same
reveal          not_shown        yes              yes              same             same             same
predict         not_shown        not_locked       not_locked       yes              same             same
begin grading   not_shown        not_locked       not_locked       not_revealed     yes              same
grade           not_shown        not_locked       not_locked       not_revealed     yes              already_graded
undo            nothing_to_undo  nothing_to_undo  nothing_to_undo  nothing_to_undo  nothing_to_undo  yes`;

describe("each step in each state", () => {
  const [names = "", ...rows] = TABLE.trim().split("\n");
  const columns = names.trim().split(/\s{2,}/);
  const cases = rows.flatMap((row) => {
    const [name = "", ...outcomes] = row.trim().split(/\s{2,}/);
    return columns.map((state, index) => [name, state, outcomes[index] ?? "missing"] as const);
  });
  test.each(cases)("%s when %s: %s", (name, stateName, outcome) => {
    const state = STATES[stateName as keyof typeof STATES];
    const event = STEPS[name];
    if (!event) throw new Error(name);
    const seconds = stateName === "thinking" ? 4 : stateName === "answering" ? 20 : 60;
    const result = step(state, event, at(seconds));
    const seen = !result.ok ? result.error.code : result.value === state ? "same" : "yes";
    expect(seen).toBe(outcome);
  });
});

describe("an answer", () => {
  test("takes text that came late after the clock's lock, and none after the interview's end", () => {
    const late: Step = { kind: "late_text", position: 0, answer: said("Late") };
    const overdue = taken(
      answering,
      { kind: "lock_overdue", position: 0, answer: said("In time") },
      600,
    );
    const replaced = taken(overdue, late, 700);
    expect(replaced.items[0]).toMatchObject({ answerText: "Late", lockedBy: "clock" });
    expect(replaced.activeAt).toEqual(overdue.activeAt);
    const ended = taken(overdue, { kind: "end", answer: said("") }, 650);
    expect(taken(ended, late, 700)).toBe(ended);
    expect(taken(locked, late, 700)).toBe(locked);
  });

  test("keeps the text of its first lock, no matter what is sent later", () => {
    const again = taken(
      revealed,
      { kind: "lock", position: 0, answer: said("Second thoughts") },
      60,
    );
    expect(again.items[0]).toMatchObject({
      answerText: "Mine",
      lockedBy: "person",
      lockedAt: at(30),
    });
  });

  test("that arrives in the grace after zero is locked by the clock at the deadline", () => {
    const late = taken(answering, { kind: "lock", position: 0, answer: said("Last words") }, 67);
    expect(late.items[0]).toMatchObject({
      answerText: "Last words",
      lockedBy: "clock",
      lockedAt: at(65),
    });
  });

  test("whose model answer is opened early is locked by that, and needs no prediction", () => {
    const opened = taken(answering, { kind: "reveal", position: 0, answer: said("Half") }, 30);
    expect(opened.items[0]).toMatchObject({
      lockedBy: "reveal",
      revealedAt: at(30),
      confidence: null,
    });
    expect(step(opened, GRADE, at(40)).ok).toBe(true);
  });

  test("gets an extra minute at most twice, and not after its time is over", () => {
    const twice = taken(
      taken(answering, STEPS["extend"], 10),
      { kind: "extend", position: 0, nth: 2 },
      11,
    );
    expect(taken(twice, STEPS["extend"], 12)).toBe(twice);
    expect(twice.items[0]).toMatchObject({
      extensionMs: 2 * EXTENSION_MS,
      extendedAt: [at(10), at(11)],
    });
    expect(step(answering, { kind: "extend", position: 0, nth: 2 }, at(10))).toMatchObject({
      error: { code: "out_of_order" },
    });
    expect(step(twice, { kind: "extend", position: 0, nth: 3 }, at(12))).toMatchObject({
      error: { code: "no_more_time" },
    });
    expect(step(answering, { kind: "extend", position: 0, nth: 1 }, at(66))).toMatchObject({
      error: { code: "no_more_time" },
    });
  });

  test("gets no extra minute after a relaxed clock has run out, because its overtime would be hidden", () => {
    const relaxed = taken(aState([anItem(0, { isStrict: false })]), STEPS["show"], 0);
    const extend: Step = { kind: "extend", position: 0, nth: 1 };
    expect(step(relaxed, extend, at(59)).ok).toBe(true);
    expect(step(relaxed, extend, at(60))).toMatchObject({ error: { code: "no_more_time" } });
  });

  test("that a strict clock locked is stored as locked once, and then predicted", () => {
    const settle: Step = { kind: "lock_overdue", position: 0, answer: said("Typed in time") };
    const result = steps(
      answering,
      [settle, { kind: "predict", position: 0, confidence: 10 }],
      at(600),
    );
    expect(result).toMatchObject({
      value: {
        items: [
          { answerText: "Typed in time", lockedBy: "clock", lockedAt: at(65), confidence: 10 },
          {},
        ],
      },
    });
    expect(taken(locked, { ...settle, answer: said("Other") }, 600)).toBe(locked);
  });
});

describe("an interview", () => {
  test("finishes with its last grade, and reopens when that grade is taken back", () => {
    const whole = aState([anItem(0)]);
    const done = ["show", "lock", "predict"].reduce(
      (state, name, i) => taken(state, STEPS[name], i),
      whole,
    );
    const finished = taken(done, GRADE, 40);
    expect(finished).toMatchObject({ finishedAt: at(40), endedBy: "graded" });
    const open = taken(finished, { kind: "undo", position: 0, eventId: "g" }, 45);
    expect(open).toMatchObject({
      finishedAt: null,
      endedBy: null,
      items: [{ eventId: null, gradedAt: null }],
    });
    expect(open.resumedAt).toBeNull();
  });

  test("that was ended before its last grade continues when a grade is taken back", () => {
    const ended = taken(graded, { kind: "end", answer: said("") }, 50);
    const open = taken(ended, { kind: "undo", position: 0, eventId: "g" }, 600);
    expect(open).toMatchObject({ finishedAt: null, endedBy: null, resumedAt: at(600) });
  });

  test("doesn't let a grade be taken back while the clock of a later question runs", () => {
    const next = taken(graded, { kind: "show", position: 1 }, 60);
    expect(step(next, { kind: "undo", position: 0, eventId: "g" }, at(61))).toMatchObject({
      error: { code: "out_of_order" },
    });
  });

  test("that has closed itself is reopened only by a resume", () => {
    const undo: Step = { kind: "undo", position: 0, eventId: "g" };
    expect(step(graded, undo, at(60 + DAY))).toMatchObject({ error: { code: "interview_over" } });
    const settle: Step = { kind: "lock_overdue", position: 0, answer: said("Typed in time") };
    const settled = taken(answering, settle, 10 + DAY);
    expect(settled.items[0]).toMatchObject({ answerText: "Typed in time", lockedAt: at(65) });
    expect(interviewPhase(settled, at(10 + DAY))).toBe("abandoned");
  });

  test("that is ended after closing itself locks a relaxed answer at its last words, not days later", () => {
    const relaxed = aState([anItem(0, { isStrict: false })]);
    const shown = taken(relaxed, { kind: "show", position: 0 }, 0);
    const ended = taken(
      shown,
      { kind: "end", answer: { ...said("So far"), savedAt: at(40) } },
      3 * DAY,
    );
    expect(ended.items[0]).toMatchObject({ lockedAt: at(40), answerText: "So far" });
  });

  test("that is ended locks the open answer as it is and grades nothing", () => {
    const ended = taken(answering, { kind: "end", answer: said("So far") }, 20);
    expect(ended).toMatchObject({ finishedAt: at(20), endedBy: "person" });
    expect(ended.items[0]).toMatchObject({ answerText: "So far", lockedAt: at(20), eventId: null });
    expect(taken(ended, { kind: "end", answer: said("Later") }, 30)).toBe(ended);
    expect(step(ended, { kind: "show", position: 1 }, at(31))).toMatchObject({
      error: { code: "interview_over" },
    });
  });

  test("closes itself after a day without a step, can be resumed for two weeks, and not after that", () => {
    expect(interviewPhase(graded, at(50 + DAY - 1))).toBe("open");
    expect(interviewPhase(graded, at(50 + DAY))).toBe("abandoned");
    expect(step(graded, { kind: "show", position: 1 }, at(50 + DAY))).toMatchObject({
      error: { code: "interview_over" },
    });
    const resumed = taken(graded, { kind: "resume" }, 60 + DAY);
    expect(resumed).toMatchObject({ resumedAt: at(60 + DAY), finishedAt: null });
    expect(step(resumed, { kind: "show", position: 1 }, at(61 + DAY)).ok).toBe(true);
    const tooLate = at(50 + DAY + RESUMABLE_FOR_MS / 1000);
    expect(interviewPhase(graded, tooLate)).toBe("closed");
    expect(step(graded, { kind: "resume" }, tooLate)).toMatchObject({
      error: { code: "interview_over" },
    });
  });

  test("with a session limit shortens the last question to the time left, and ends when there is none", () => {
    const session = { ...waiting, sessionMs: 70_000 };
    const first = [STEPS["show"], STEPS["lock"], STEPS["predict"], GRADE];
    const used = first.reduce<InterviewState>(
      (state, event, i) => taken(state, event, [0, 35, 36, 40][i] ?? 0),
      session,
    );
    expect(sessionLeftMs(used, at(500))).toBe(35_000);
    const second = taken(used, { kind: "show", position: 1 }, 60);
    expect(second.items[1]).toMatchObject({ limitMs: 35_000 });
    expect(step(second, { kind: "extend", position: 1, nth: 1 }, at(61))).toMatchObject({
      error: { code: "no_more_time" },
    });
    const spent = first.reduce<InterviewState>(
      (state, event, i) => taken(state, event, [0, 50, 51, 52][i] ?? 0),
      session,
    );
    expect(spent).toMatchObject({ finishedAt: at(52), endedBy: "clock" });
  });

  test("never goes backwards when the server's clock does", () => {
    const early = taken(answering, { kind: "lock", position: 0, answer: said("x") }, -3_600);
    expect(early.items[0]?.lockedAt).toEqual(at(5));
    const settled = taken(answering, { kind: "lock_overdue", position: 0, answer: said("x") }, 200);
    const predicted = taken(settled, { kind: "predict", position: 0, confidence: 70 }, -90);
    expect(predicted.items[0]).toMatchObject({ lockedAt: at(65), revealedAt: at(65) });
  });
});

function taken(state: InterviewState, event: Step | undefined, seconds: number): InterviewState {
  if (!event) throw new Error("Inconsistent: no such step");
  const result = step(state, event, at(seconds));
  if (!result.ok) throw new Error(`${event.kind} was refused: ${result.error.code}`);
  return result.value;
}
