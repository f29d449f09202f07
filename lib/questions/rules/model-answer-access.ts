/** A question in one of the person's interviews, as far as its model answer is concerned. */
export type AskedItem = {
  readonly shownAt: Date | null;
  /** When the model answer was opened in the interview. */
  readonly revealedAt: Date | null;
  /** The event of its grade. */
  readonly eventId: string | null;
  /** True when its interview isn't over, so none of its answers may be read elsewhere. */
  readonly isUnderWay: boolean;
};

/**
 * - open: the model answer has been open before.
 * - asked_now: an interview waits for the answer, or for the prediction; it opens there.
 * - closed: nobody has opened it, not even after locking an answer.
 */
export type ModelAnswerAccess = "open" | "asked_now" | "closed";

/**
 * Returns whether a person may read a question's model answer outside interviews and reviews. A
 * grade that was taken back counts, because they read the answer before it; an answer that was
 * locked in an ended interview and never compared doesn't.
 */
export function modelAnswerAccess(
  history: Omit<OpeningHistory, "items"> & { readonly items: readonly AskedItem[] },
): ModelAnswerAccess {
  if (history.items.some((item) => item.shownAt !== null && !isRead(item) && item.isUnderWay))
    return "asked_now";
  return wasOpened(history) ? "open" : "closed";
}

/** A person's log and interviews, as far as they concern one model answer. */
export type OpeningHistory = {
  /** In an interview, a review or extra practice, even if the grade was taken back. */
  readonly wasGraded: boolean;
  /** Opened without an answer. */
  readonly wasRevealed: boolean;
  readonly items: readonly Pick<AskedItem, "revealedAt" | "eventId">[];
};

/**
 * Returns whether the model answer of a question has been open to the person, so that their pages
 * may still show it.
 */
export function wasOpened({ wasGraded, wasRevealed, items }: OpeningHistory): boolean {
  return wasGraded || wasRevealed || items.some(isRead);
}

function isRead({ revealedAt, eventId }: OpeningHistory["items"][number]): boolean {
  return revealedAt !== null || eventId !== null;
}
