/** The mean of values; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of paired differences and the half width of its 95 % interval (normal, from the standard error). */
export function pairedDifference(a: readonly number[], b: readonly number[]): { mean: number; halfWidth: number } {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN));
  const middle = mean(differences);
  const variance = differences.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (differences.length - 1);
  return { mean: middle, halfWidth: 1.96 * Math.sqrt(variance / differences.length) };
}

/** The median; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
