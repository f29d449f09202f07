/**
 * Quantiles of Student's t distribution for 1 to 30 degrees of freedom, from NIST/SEMATECH
 * e-Handbook of Statistical Methods, 1.3.6.7.2. "80" leaves a tenth on either side, "95" a
 * fortieth; the last number is the normal distribution's.
 */
const QUANTILES = {
  80: {
    table: [
      3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35,
      1.345, 1.341, 1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315,
      1.314, 1.313, 1.311, 1.31,
    ],
    normal: 1.2816,
  },
  95: {
    table: [
      12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16,
      2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052,
      2.048, 2.045, 2.042,
    ],
    normal: 1.96,
  },
} as const;

/** The probability within an interval, in percent. */
export type Confidence = keyof typeof QUANTILES;

/** Returns how many standard errors the normal distribution's interval reaches. */
export function normalReach(confidence: Confidence): number {
  return QUANTILES[confidence].normal;
}

/**
 * Returns how many standard errors an interval reaches to either side of a mean, infinite below one
 * degree of freedom; between two whole numbers the smaller counts. Above the table t = z + (z^3 +
 * z) / 4v (Abramowitz and Stegun, 26.7.5).
 */
export function studentReach(freedom: number, confidence: Confidence): number {
  const { table, normal } = QUANTILES[confidence];
  const whole = Math.floor(freedom);
  if (!(whole >= 1)) return Infinity;
  return table[whole - 1] ?? normal + (normal ** 3 + normal) / (4 * whole);
}
