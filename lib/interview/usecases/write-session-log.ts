import {
  addSessionLogEntry,
  endAbsences,
  findSessionLogEntry,
} from "@/lib/interview/data/session-log";
import { findInterview } from "@/lib/interview/data/interviews";
import { nowOf } from "@/lib/interview/rules/session/interview-state";
import { isRunning, reportedSpan } from "@/lib/interview/rules/session/reported-span";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import type { ItemRequest } from "./take-step";

/**
 * A page's report about a question whose clock runs. hidden: it went out of sight. shown: it's
 * visible again after `ms` by its own count, which counts if it's longer than the server's.
 * offline: it had no connection for this long. refused: something on the way refused what it sent
 * this long ago. clock: its countdown was corrected by this much.
 */
export type PageReport =
  | { readonly kind: "hidden"; readonly id: string }
  | {
      readonly kind: "shown" | "offline" | "refused" | "clock";
      readonly id: string;
      readonly ms: number;
    };

/** The length of the entry, or how far a clock was corrected; 0 while it lasts. */
export type SessionLogReply = { readonly ms: number };

/**
 * Stores a page's report in the session log of an interview, with the server's time; a repeat
 * changes nothing. Refuses with not_found, not_shown, clock_stopped or session_log_full.
 */
export async function writeSessionLog(
  request: ItemRequest & { report: PageReport },
): Promise<Result<SessionLogReply, Refusal>> {
  const { userId, report, now: at, ...key } = request;
  const interview = await findInterview(userId, key.interviewId);
  const item = interview?.items[key.position];
  if (!interview || !item) return err({ code: "not_found" });
  const now = nowOf(interview, at);
  const span = reportedSpan(item, report.kind === "hidden" ? 0 : report.ms, now);
  if (!span) return err({ code: "not_shown" });
  const { id, kind } = report;
  if (kind === "hidden" || kind === "clock") {
    if (!isRunning(item, now)) return err({ code: "clock_stopped" });
    const ms = kind === "clock" ? span.endedAt.getTime() - span.begunAt.getTime() : null;
    const kept = await addSessionLogEntry(userId, key, {
      id,
      kind,
      begunAt: now,
      endedAt: null,
      ms,
    });
    return kept ? ok({ ms: ms ?? 0 }) : err({ code: "session_log_full" });
  }
  // An absence that the server hasn't heard of is stored whole. One that it heard of late begins
  // when the page went out of sight.
  const entry = { id, kind: kind === "shown" ? ("hidden" as const) : kind, ...span, ms: null };
  if (!(await addSessionLogEntry(userId, key, entry))) return err({ code: "session_log_full" });
  if (kind === "shown") await endAbsences(userId, key, span.endedAt);
  const written = await findSessionLogEntry(userId, key.interviewId, id);
  return ok({ ms: written?.endedAt ? written.endedAt.getTime() - written.begunAt.getTime() : 0 });
}
