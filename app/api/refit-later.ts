import { after } from "next/server";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { studyDayOf } from "@/lib/shared/study-day";
import { isRefitTried, refitDaily } from "@/lib/memory/usecases/refit-memory";

/**
 * Sees to the person's memory once a study day, after the answer to this request has gone out: the
 * first grade of a day asks for it.
 */
export function refitLater({ userId, zone, cutoffHour, memory }: Viewer, now: Date): void {
  const today = studyDayOf(now, zone, cutoffHour);
  // `after` itself costs time on each request, so it isn't asked for in vain.
  if (!isRefitTried(userId, today))
    after(() => refitDaily({ userId, ...memory, id: uuidv7(), today, now }));
}
