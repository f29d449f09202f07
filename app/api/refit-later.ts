import { after } from "next/server";
import type { Viewer } from "@/lib/auth/viewer";
import { studyDayOf } from "@/lib/shared/study-day";
import { askForRefit, isRefitAsked } from "@/lib/memory/usecases/ask-for-refit";

/**
 * Asks the worker once a study day to see to the person's memory, after the answer to this request
 * has gone out: the first grade of a day asks for it.
 */
export function refitLater({ userId, zone, cutoffHour }: Viewer, now: Date): void {
  const today = studyDayOf(now, zone, cutoffHour);
  // `after` itself costs time on each request, so it isn't asked for in vain.
  if (!isRefitAsked(userId, today)) after(() => askForRefit(userId, today));
}
