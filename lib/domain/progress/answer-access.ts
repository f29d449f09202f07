/** A question in one of the person's interviews, as far as its model answer is concerned. */
export type AskedItem = {
  readonly shownAt: Date | null;
  readonly lockedAt: Date | null;
  /** When the model answer was opened in the interview. */
  readonly revealedAt: Date | null;
  /** The event of its grade. */
  readonly eventId: string | null;
  /** Whether the interview is finished: nothing can be answered in it any more. */
  readonly isOver: boolean;
};

/**
 * - open: the model answer has been read before, or the question was answered.
 * - asked_now: an interview has shown the question and waits for the answer, or for the grade's prediction; the answer opens there.
 * - closed: the question was never answered, and nobody has opened its answer.
 */
export type AnswerAccess = "open" | "asked_now" | "closed";

/**
 * Whether a person may read the model answer of a question and its points, outside interviews and reviews. A grade that was taken back has
 * been preceded by reading the answer, so it counts. A question that an ended interview has locked counts as answered, one that it never
 * showed does not.
 */
export function answerAccess({
  wasGraded,
  wasRevealed,
  items,
}: {
  /** In an interview, a review or extra practice, whether the grade stands or not. */
  readonly wasGraded: boolean;
  /** By hand, without an answer. */
  readonly wasRevealed: boolean;
  readonly items: readonly AskedItem[];
}): AnswerAccess {
  const isRead = ({ revealedAt, eventId }: AskedItem) => revealedAt !== null || eventId !== null;
  if (items.some((item) => item.shownAt !== null && !isRead(item) && !item.isOver)) return "asked_now";
  const isAnswered = (item: AskedItem) => isRead(item) || (item.isOver && item.lockedAt !== null);
  return wasGraded || wasRevealed || items.some(isAnswered) ? "open" : "closed";
}
