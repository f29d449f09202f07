/** A question in one of the person's interviews, as far as its model answer is concerned. */
export type AskedItem = {
  readonly shownAt: Date | null;
  /** When the model answer was opened in the interview. */
  readonly revealedAt: Date | null;
  /** The event of its grade. */
  readonly eventId: string | null;
  /** True when its interview goes on: none of its answers may be read elsewhere. */
  readonly isUnderWay: boolean;
};

/**
 * - open: the model answer has been open before.
 * - asked_now: an interview has shown the question and waits for the answer, or for the grade's
 *   prediction; the answer opens there.
 * - closed: nobody has opened its answer, not even after locking an own one.
 */
export type AnswerAccess = "open" | "asked_now" | "closed";

/**
 * Returns whether a person may read the model answer of a question and its points, outside
 * interviews and reviews, without that being written down: it was, when it was opened first. A
 * grade that was taken back has been preceded by reading the answer, so it counts. An answer that
 * an ended interview has locked and not compared with the model answer doesn't: anyone who reads it
 * now is better prepared for the next interview.
 */
export function answerAccess(
  history: Omit<OpeningHistory, "items"> & { readonly items: readonly AskedItem[] },
): AnswerAccess {
  if (history.items.some((item) => item.shownAt !== null && !isRead(item) && item.isUnderWay))
    return "asked_now";
  return wasOpened(history) ? "open" : "closed";
}

/**
 * What a person's log and interviews say of one question, as far as its model answer is concerned.
 */
export type OpeningHistory = {
  /** In an interview, a review or extra practice, whether the grade stands or not. */
  readonly wasGraded: boolean;
  /** By hand, without an answer. */
  readonly wasRevealed: boolean;
  readonly items: readonly Pick<AskedItem, "revealedAt" | "eventId">[];
};

/**
 * Returns whether the model answer of a question has been open to the person, so that a page of
 * theirs may still show it.
 */
export function wasOpened({ wasGraded, wasRevealed, items }: OpeningHistory): boolean {
  return wasGraded || wasRevealed || items.some(isRead);
}

function isRead({ revealedAt, eventId }: OpeningHistory["items"][number]): boolean {
  return revealedAt !== null || eventId !== null;
}
