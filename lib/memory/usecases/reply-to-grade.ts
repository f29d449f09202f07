import { findCard } from "@/lib/memory/data/cards";
import { findEvent } from "@/lib/memory/data/review-events";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import {
  isSameGrade,
  type ReviewEvent,
  type StoredGrade,
} from "@/lib/memory/rules/log/review-event";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

export type GradeReply = {
  readonly eventId: string;
  readonly dueDay: number | null;
  readonly laterInSession: boolean;
};

/** Returns the reply to a stored grade, with the card as it is now. */
export function replyToGrade({ id, studyDay }: ReviewEvent, state: CardState | null): GradeReply {
  return {
    eventId: id,
    dueDay: state?.dueDay ?? null,
    laterInSession: state?.relearnDay === studyDay,
  };
}

/**
 * Returns the reply to a grade whose id may already be in the log, or null if it isn't. The same
 * grade gets its reply again; a different one is a conflict.
 */
export async function replyAgain(event: StoredGrade): Promise<Result<GradeReply, Refusal> | null> {
  const stored = await findEvent(event.userId, event.id);
  if (!stored) return null;
  return isSameGrade(stored, event)
    ? ok(replyToGrade(stored, await findCard(stored)))
    : err({ code: "conflict" });
}
