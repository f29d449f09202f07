import * as fc from "fast-check";
import { expect, test } from "vitest";
import { aState, anItem, at } from "@/scripts/testing/interviews";
import { currentItem, itemPhase, remainingMs } from "./clock";
import {
  CONFIDENCES,
  interviewPhase,
  isOpen,
  nowOf,
  sessionLeftMs,
  type InterviewState,
} from "./interview-state";
import { step } from "./machine";
import type { Step } from "./step";

/* Two devices do what they like with one interview. They send their steps late, twice and in any
   order, while time jumps, the server restarts and its clock is put back. The interview must always
   make sense and must be able to end. */

const ITEMS = 3;
const position = fc.nat({ max: ITEMS });
const answer = fc.record({
  text: fc.string({ maxLength: 8 }),
  writerId: fc.constantFrom("laptop", "phone"),
});
const anyEventId = fc.constantFrom("a", "b", "c", "d");
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("show", "begin", "begin_grading"), position }),
  fc.record({ kind: fc.constant("extend"), position, nth: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom("lock", "reveal"), position, answer }),
  fc.record({ kind: fc.constantFrom("lock_overdue", "late_text"), position, answer }),
  fc.record({
    kind: fc.constant("predict"),
    position,
    confidence: fc.constantFrom(...CONFIDENCES),
  }),
  fc.record({
    kind: fc.constant("grade"),
    position,
    eventId: anyEventId,
    delivery: fc.constant(null),
    afterwardsPointIds: fc.constant([]),
  }),
  fc.record({ kind: fc.constant("undo"), position, eventId: anyEventId }),
  fc.record({ kind: fc.constant("resume") }),
  fc.record({ kind: fc.constant("end"), answer }),
);
/**
 * The next event: one that moves the interview on, a wild one, or an old request that arrives
 * again.
 */
const happening = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant("on" as const) },
    { weight: 4, arbitrary: anyStep },
    { weight: 2, arbitrary: fc.constant("again" as const) },
    { weight: 1, arbitrary: fc.constant("restart" as const) },
  ),
  // Seconds, hours, weeks, and a server clock that's put back.
  wait: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 2, arbitrary: fc.constantFrom(70, 3_600, -90) },
    { weight: 1, arbitrary: fc.constantFrom(86_400, 20 * 86_400) },
  ),
});

const anyStart = fc.record({
  isStrict: fc.boolean(),
  thinkingMs: fc.constantFrom(0, 20_000),
  limitMs: fc.constantFrom(60_000, null),
  sessionMs: fc.constantFrom(null, 100_000),
});

test("no sequence of steps gets stuck, contradicts itself, grades twice or loses an answer", () => {
  let finished = 0;
  fc.assert(
    fc.property(anyStart, fc.array(happening, { maxLength: 40 }), (start, happenings) => {
      const { sessionMs, ...item } = start;
      let state = aState(
        Array.from({ length: ITEMS }, (_, nth) => anItem(nth, item)),
        { sessionMs },
      );
      let seconds = 0;
      const sent: Step[] = [];
      for (const [nth, { what, wait }] of happenings.entries()) {
        seconds += wait;
        const now = at(seconds);
        if (what === "restart") {
          state = restarted(state);
          continue;
        }
        const next =
          what === "on"
            ? onward(state, now, `grade ${nth}`)
            : what === "again"
              ? sent.at(-2)
              : what;
        if (!next) continue;
        sent.push(next);
        const result = step(state, next, now);
        if (!result.ok) continue;
        expectLawful(state, result.value, next, now);
        // A request whose acknowledgement was lost is sent again. It's accepted or refused, and
        // changes nothing.
        const repeated = step(result.value, next, now);
        expect(repeated.ok ? repeated.value : result.value).toBe(result.value);
        state = result.value;
        expectConsistent(state, nowOf(state, now));
      }
      const end = playedToTheEnd(state, seconds);
      expect(["finished", "closed"]).toContain(end.phase);
      if (end.phase === "finished") finished += 1;
    }),
    { numRuns: 1_500 },
  );
  // Without this, the property would also hold for interviews that never get anywhere.
  expect(finished).toBeGreaterThan(1_000);
});

/** Returns the step that a candidate would take next. */
function onward(state: InterviewState, asked: Date, id: string): Step | null {
  const now = nowOf(state, asked);
  const phase = interviewPhase(state, now);
  if (phase === "abandoned") return { kind: "resume" };
  const item = currentItem(state.items);
  if (phase !== "open" || !item) return null;
  const answered = { text: `answer ${item.position}`, writerId: "laptop" };
  switch (itemPhase(item, now)) {
    case "waiting":
      return { kind: "show", position: item.position };
    case "thinking":
      return { kind: "begin", position: item.position };
    case "answering":
    case "closing":
      return { kind: "lock", position: item.position, answer: answered };
    case "predicting":
      return item.lockedAt
        ? { kind: "predict", position: item.position, confidence: 70 }
        : { kind: "lock_overdue", position: item.position, answer: answered };
    case "grading":
    case "graded":
      return {
        kind: "grade",
        position: item.position,
        eventId: id,
        delivery: null,
        afterwardsPointIds: [],
      };
  }
}

/**
 * From here on the person just continues, with a limited number of steps per question and one to
 * resume.
 */
function playedToTheEnd(start: InterviewState, seconds: number) {
  let state = start;
  for (let nth = 0; nth < ITEMS * 6 + 2; nth += 1) {
    const now = at(seconds + nth);
    const next = onward(state, now, `end ${nth}`);
    if (!next) break;
    const result = step(state, next, now);
    if (!result.ok) throw new Error(`Stuck: ${next.kind} was refused with ${result.error.code}`);
    expectLawful(state, result.value, next, now);
    state = result.value;
    expectConsistent(state, nowOf(state, now));
  }
  return { state, phase: interviewPhase(state, at(seconds)) };
}

/**
 * Checks what no step may do: reopen an interview that closed itself, except by a resume; change a
 * locked answer, except by text of its own position that comes late, after the clock's lock and
 * before the model answer; change a prediction or a clock's start; or change a grade, except by an
 * undo.
 */
function expectLawful(
  before: InterviewState,
  after: InterviewState,
  taken: Step,
  asked: Date,
): void {
  const { kind } = taken;
  const now = nowOf(before, asked);
  expect(after.activeAt.getTime()).toBeGreaterThanOrEqual(before.activeAt.getTime());
  const isReopened =
    interviewPhase(before, now) === "abandoned" && interviewPhase(after, now) === "open";
  expect(isReopened && kind !== "resume").toBe(false);
  for (const [index, was] of before.items.entries()) {
    const {
      lockedAt,
      lockedBy,
      answerText,
      lockedWriter,
      revealedAt,
      confidence,
      shownAt,
      eventId,
    } = was;
    const mayChange =
      taken.kind === "late_text" &&
      taken.position === index &&
      lockedBy === "clock" &&
      !revealedAt &&
      !before.finishedAt;
    expect(after.items[index]).toMatchObject({
      ...(lockedAt && { lockedAt, lockedBy }),
      ...(lockedAt && !mayChange && { answerText, lockedWriter }),
      ...(revealedAt && { revealedAt, confidence }),
      ...(shownAt && { shownAt }),
      ...(eventId && kind !== "undo" && { eventId }),
    });
  }
}

/** Checks what is true of every reachable state. */
function expectConsistent(state: InterviewState, now: Date): void {
  const { items, finishedAt, endedBy } = state;
  expect(Boolean(endedBy)).toBe(Boolean(finishedAt));
  expect(items.filter((item) => isOpen(itemPhase(item, now))).length).toBeLessThanOrEqual(
    finishedAt ? 0 : 1,
  );
  expect(finishedAt !== null || items.some((item) => !item.eventId)).toBe(true);
  for (const item of items) {
    const { shownAt, lockedAt, revealedAt, gradedAt, limitMs, extensionMs } = item;
    expect(Boolean(gradedAt)).toBe(Boolean(item.eventId));
    const instants = [shownAt, lockedAt, revealedAt, gradedAt];
    const known = instants.filter((instant) => instant !== null).map(Number);
    // Each follows the one before, and none is missing.
    expect(instants.slice(0, known.length)).not.toContain(null);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(remainingMs(item, now) ?? 0).toBeLessThanOrEqual((limitMs ?? 0) + extensionMs);
  }
  expect(sessionLeftMs(state, now) ?? 0).toBeGreaterThanOrEqual(0);
  // A strict session never takes longer than its limit, even with extra minutes.
  const strict = items.filter(({ isStrict, limitMs }) => isStrict && limitMs !== null);
  const used = strict.reduce(
    (sum, { shownAt, lockedAt }) => sum + (lockedAt ? Number(lockedAt) - Number(shownAt) : 0),
    0,
  );
  expect(used).toBeLessThanOrEqual(state.sessionMs ?? Infinity);
}

/** Returns the state as the database gives it back. */
function restarted(state: InterviewState): InterviewState {
  const isInstant = (name: string) => name.endsWith("At") || name.endsWith("From");
  return JSON.parse(JSON.stringify(state), (name, value: unknown) =>
    isInstant(name) && typeof value === "string" ? new Date(value) : value,
  ) as InterviewState;
}
