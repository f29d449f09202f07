/** Returns the sum of values, 0 if there are none. */
export function sum(values: readonly number[]): number {
  return sumOf(values, (value) => value);
}

/** Returns the sum of each item's value, 0 if there are none. */
export function sumOf<T>(items: readonly T[], of: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + of(item, index), 0);
}

/** Returns the mean of values, NaN if there are none. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Returns the middle value, the higher of two, NaN if there are none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
