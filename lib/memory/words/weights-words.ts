/** Whose weights predict: from the latest fit or an earlier one, and why the latest was left. */
type Weights = {
  readonly isAdopted: boolean;
  readonly isOwn: boolean;
  /** The latest fit made no difference between Hard, Good and Easy. */
  readonly isAlike: boolean;
};

/** Returns sentences that say whose weights the predictions use, and what became of the last fit. */
export function weightsInWords({ isAdopted, isOwn, isAlike }: Weights): string {
  if (isAdopted) return "The predictions use weights of your own.";
  const uses = isOwn
    ? "The predictions use weights of your own, from an earlier try."
    : "The predictions use FSRS's default weights.";
  return isAlike
    ? `${uses} The latest try with yours made no difference between Hard, Good and Easy, so it was left. Choose Easy when you knew it at once, and Hard when you only just did.`
    : `${uses} The latest try with yours was not clearly better.`;
}
