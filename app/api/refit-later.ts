import { after } from "next/server";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { studyDayOf } from "@/lib/shared/study-day";
import { isRefitTried, refitDaily } from "@/lib/memory/usecases/refit-memory";

/**
 * Does the upkeep of the person's memory once per study day, after the answer to this request was
 * sent. The first grade of a day triggers it.
 */
export function refitLater({ userId, zone, cutoffHour, memory }: Viewer, now: Date): void {
  const today = studyDayOf(now, zone, cutoffHour);
  // `after` costs time on each request, so it's called only when needed.
  if (!isRefitTried(userId, today))
    after(() => refitDaily({ userId, ...memory, id: uuidv7(), today, now }));
}
