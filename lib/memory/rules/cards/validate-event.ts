import { err, ok, type Result } from "@/lib/shared/result";
import { isTimeZone } from "@/lib/shared/study-day";
import type { BadField } from "./bad-field";
import { EVENT_KINDS, REVIEW_SOURCES } from "./events";
import { GRADES } from "./grade";

/** How far ahead of the server's clock an event may be, because clocks of servers differ. */
export const FUTURE_MAX_MS = 5 * 60_000;
/** No event can be older than the software that records it. */
const EARLIEST = Date.UTC(1990, 0, 1);

/** The fields of an event that the fold and the schedule need, before anyone has checked them. */
export type GivenEvent = {
  readonly id: unknown;
  readonly kind: unknown;
  readonly targetId?: unknown;
  readonly grade?: unknown;
  readonly source?: unknown;
  readonly occurredAt: unknown;
  readonly studyDay: unknown;
  readonly zone: unknown;
};

/**
 * Returns the event if every rule can work with it, or the first wrong field. Check before you
 * store, because a log never changes; `now` is the server's clock.
 */
export function validateEvent<E extends GivenEvent>(event: E, now: Date): Result<E, BadField> {
  const { id, kind, targetId, grade, source, occurredAt, studyDay, zone } = event;
  const bad = (field: string, message: string) => err({ field, message });
  if (typeof id !== "string" || id === "") return bad("id", "must be an id");
  if (!isOneOf(EVENT_KINDS, kind)) return bad("kind", `must be one of ${EVENT_KINDS.join(", ")}`);
  if (kind === "void" && (typeof targetId !== "string" || targetId === "" || targetId === id))
    return bad("targetId", "must name the event to take back");
  if (kind === "review" && !isOneOf(GRADES, grade))
    return bad("grade", `must be one of ${GRADES.join(", ")}`);
  if (kind === "review" && !isOneOf(REVIEW_SOURCES, source))
    return bad("source", `must be one of ${REVIEW_SOURCES.join(", ")}`);
  if (!(occurredAt instanceof Date) || !(occurredAt.getTime() >= EARLIEST))
    return bad("occurredAt", "must be a time");
  if (occurredAt.getTime() > now.getTime() + FUTURE_MAX_MS)
    return bad("occurredAt", "must not be in the future");
  if (typeof zone !== "string" || !isTimeZone(zone)) return bad("zone", "must be a time zone");
  if (!isDayOf(studyDay, occurredAt)) return bad("studyDay", "must be the study day of the time");
  return ok(event);
}

function isOneOf<T extends string>(known: readonly T[], given: unknown): given is T {
  return known.some((each) => each === given);
}

/** A study day is within two days of the UTC date, in any zone and with any cut-off hour. */
function isDayOf(studyDay: unknown, occurredAt: Date): studyDay is number {
  return (
    Number.isInteger(studyDay) &&
    Math.abs(Number(studyDay) - occurredAt.getTime() / 86_400_000 + 0.5) <= 2
  );
}
