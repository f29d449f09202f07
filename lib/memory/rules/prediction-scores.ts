/** Returns the chance, at least `edge` away from 0 and 1, so that logarithms and divisions work. */
export function heldOff(chance: number, edge: number): number {
  return Math.min(1 - edge, Math.max(edge, chance));
}

/**
 * Returns the log loss of one prediction: -ln of the chance given to what happened. The fit and
 * calibration use different edges, so each passes its own.
 */
export function logLossOf(chance: number, isRecalled: boolean, edge: number): number {
  const held = heldOff(chance, edge);
  return -Math.log(isRecalled ? held : 1 - held);
}

/** Returns the squared distance between the chance and the outcome (Brier 1950). */
export function brierOf(chance: number, isRecalled: boolean): number {
  return (Number(isRecalled) - chance) ** 2;
}
