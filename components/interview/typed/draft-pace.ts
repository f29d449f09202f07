const FIRST_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 15_000;

/** The refusal of a draft, as far as it decides about the next one. */
export type DraftRefusal = {
  readonly seq: number;
  readonly at: number;
  /** How many were refused in a row. */
  readonly times: number;
  /** The same text would be refused again, however often it's sent. */
  readonly isOfText: boolean;
};

/** Codes of refusals that the person lifts elsewhere, as by signing in on another tab. */
const LIFTED_ELSEWHERE = new Set(["in_front", "signed_out"]);

/** Returns the refusal that follows from this answer, or null when nobody has refused. */
export function refusalOf(
  sent: { readonly by: "greenroom" | "another" | null; readonly code?: string },
  { seq, at }: { readonly seq: number; readonly at: number },
  before: DraftRefusal | null,
): DraftRefusal | null {
  if (!sent.by) return before;
  const isOfText = !LIFTED_ELSEWHERE.has(sent.code ?? "");
  return { seq, at, times: (before?.times ?? 0) + 1, isOfText };
}

/**
 * Returns whether a draft may be sent: after a refusal less and less often, and text that was
 * refused for itself only once it has changed. A person who comes back to the page may have signed
 * in elsewhere.
 */
export function maySendDraft(
  refused: DraftRefusal | null,
  {
    seq,
    now,
    isReturn,
  }: { readonly seq: number; readonly now: number; readonly isReturn: boolean },
): boolean {
  if (!refused) return true;
  if (refused.isOfText && refused.seq === seq) return false;
  if (isReturn && !refused.isOfText) return true;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refused.times);
  return now - refused.at >= pause;
}
