/**
 * Returns a chance held off 0 and 1 by `edge`, so that logarithms and divisions can work with it.
 */
export function heldOff(chance: number, edge: number): number {
  return Math.min(1 - edge, Math.max(edge, chance));
}

/**
 * Returns the log loss of one prediction, -ln of the chance that was given to what happened. The
 * fit and the verdict on predictions hold the chance off certainty by different edges, so each
 * names its own.
 */
export function logLossOf(chance: number, isRecalled: boolean, edge: number): number {
  const held = heldOff(chance, edge);
  return -Math.log(isRecalled ? held : 1 - held);
}

/** Returns the squared distance of chance and outcome (Brier 1950). */
export function brierOf(chance: number, isRecalled: boolean): number {
  return (Number(isRecalled) - chance) ** 2;
}
