import * as fc from "fast-check";
import type { CardEvent, GradeEvent } from "@/lib/memory/rules/cards/events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { DAY_MS } from "@/lib/shared/time";
import { foldLog, type CardState } from "@/lib/memory/rules/cards/fold";
import { defaultModel, type MemoryModel } from "@/lib/memory/rules/cards/model";
import { PLAIN, type Schedule } from "@/lib/memory/rules/cards/schedule";

/** The study day on which the histories begin. */
export const FIRST_DAY = 20_000;

export const anyGrade = fc.constantFrom(...GRADES);

/** Returns the `index`th event of a history, on a study day. */
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

/**
 * Returns the state that a log leaves, by the weights and the schedule that everybody begins with
 * unless others are given.
 */
export function foldCard(
  events: readonly CardEvent[],
  model: MemoryModel = defaultModel,
  schedule: Schedule = PLAIN,
): CardState | null {
  return foldLog(events, model, schedule).state;
}

/** A history of reviews, one a day or several, in the order in which they happened. */
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
 * A log of every kind of event: practice among it, voids of all kinds, of what comes later and of
 * nothing, times that are equal, and study days that run backwards because a device waited or a
 * person travelled.
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
