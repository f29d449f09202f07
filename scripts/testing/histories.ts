import * as fc from "fast-check";
import type { CardEvent, GradeEvent } from "@/lib/memory/rules/cards/events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { DAY_MS } from "@/lib/shared/time";
import { foldLog, type CardState } from "@/lib/memory/rules/cards/fold";
import { defaultModel, type MemoryModel } from "@/lib/memory/rules/cards/model";
import { PLAIN, type Schedule } from "@/lib/memory/rules/cards/schedule";

/** The study day on which histories begin. */
export const FIRST_DAY = 20_000;

export const anyGrade = fc.constantFrom(...GRADES);

/** Returns a history's event number `index`, on this study day. */
export function aGradeEvent(
  index: number,
  studyDay: number,
  more: Partial<GradeEvent> = {},
): GradeEvent {
  const occurredAt = new Date(studyDay * DAY_MS + index);
  return {
    kind: "review",
    id: String(index).padStart(4, "0"),
    occurredAt,
    studyDay,
    grade: "good",
    source: "review",
    ...more,
  };
}

/** Returns the state after a log, by default with everybody's first weights and schedule. */
export function foldCard(
  events: readonly CardEvent[],
  model: MemoryModel = defaultModel,
  schedule: Schedule = PLAIN,
): CardState | null {
  return foldLog(events, model, schedule).state;
}

/** An arbitrary history of reviews in order, one or several a day. */
export const history = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
      grade: anyGrade,
      source: fc.constantFrom("review" as const, "interview" as const),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let day = FIRST_DAY;
    return steps.map(({ gap, grade, source }, index) =>
      aGradeEvent(index, (day += gap), { grade, source }),
    );
  });

/**
 * An arbitrary log of every kind of event. It includes practice, voids of later or missing events,
 * equal times, and study days that go backwards because a device was offline or a person travelled.
 */
export const anyLog: fc.Arbitrary<readonly CardEvent[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        "review",
        "review",
        "review",
        "review",
        "void",
        "reset",
        "suspend",
        "resume",
      ),
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      drift: fc.integer({ min: -2, max: 1 }),
      grade: anyGrade,
      source: fc.constantFrom("review" as const, "interview" as const, "practice" as const),
      target: fc.nat({ max: 32 }),
      isTied: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let day = FIRST_DAY;
    return steps.map(({ kind, gap, drift, grade, source, target, isTied }, index): CardEvent => {
      day += gap;
      const id = String((index * 7) % 31).padStart(4, "0");
      const occurredAt = new Date(day * DAY_MS + (isTied ? 0 : index));
      if (kind === "review") return { kind, id, occurredAt, studyDay: day + drift, grade, source };
      if (kind === "void")
        return { kind, id, occurredAt, targetId: String(target).padStart(4, "0") };
      return { kind, id, occurredAt };
    });
  });
