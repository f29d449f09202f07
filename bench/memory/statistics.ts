import { mean, sumOf } from "@/lib/shared/statistics";

export type Difference = { readonly mean: number; readonly halfWidth: number };

/** Returns the mean of paired differences and the half width of its 95% interval (normal). */
export function pairedDifference(a: readonly number[], b: readonly number[]): Difference {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN));
  const middle = mean(differences);
  const variance = sumOf(differences, (one) => (one - middle) ** 2) / (differences.length - 1);
  return { mean: middle, halfWidth: 1.96 * Math.sqrt(variance / differences.length) };
}
