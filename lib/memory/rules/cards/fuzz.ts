/** Anki's ranges: a day, and of the part of the interval between these days the share given. */
const RANGES = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
] as const;

/**
 * An interval in days spread over whole days around it, as Anki does it (rslib/src/scheduler/states/fuzz.rs): below 2.5 days not at all,
 * else by 1 + 15 % of the days from 2.5 to 7, 10 % of those to 20 and 5 % of the rest. `factor` (0 <= factor < 1) chooses the day. A longer
 * interval never gives an earlier day for the same factor.
 */
export function fuzzedInterval(
  intervalDays: number,
  factor: number,
  { minDays, maxDays }: { readonly minDays: number; readonly maxDays: number },
): number {
  const least = Math.min(minDays, maxDays);
  const within = (days: number) => Math.min(maxDays, Math.max(least, days));
  const interval = within(intervalDays);
  const spread =
    interval < 2.5
      ? 0
      : RANGES.reduce((sum, { from, to, share }) => sum + share * Math.max(0, Math.min(interval, to) - from), 1);
  const lower = within(Math.round(interval - spread));
  const upper = within(Math.round(interval + spread));
  const last = upper === lower && upper > 2 && upper < maxDays ? lower + 1 : upper;
  return Math.floor(lower + factor * (1 + last - lower));
}

/**
 * A number from 0 to 1 (exclusive) for a card and its repetition, always the same for the same two: 32-bit FNV-1a over both, mixed by the
 * finaliser of MurmurHash3. The two are kept apart, so that card 10 at 2 repetitions is not card 11 at 1.
 */
export function fuzzFactor(cardId: string, reps: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${cardId}#${reps}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
