/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/**
 * Returns a generator of 32 bits of state: mulberry32 by Tommy Ettinger (2017, public domain). Good
 * enough to simulate and to draw lots, not to keep secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Returns a separate generator for each combination of numbers, so a draw from one moves no other:
 * "the third answer to card 7".
 */
export function randomOf(...parts: readonly number[]): Random {
  let hash = 0x811c9dc5;
  for (const part of parts) hash = Math.imul(hash ^ (part | 0), 0x01000193) ^ (hash >>> 15);
  return seededRandom(hash);
}

/** Returns the index of one of several outcomes, drawn by their chances, which sum to 1. */
export function drawIndex(chances: readonly number[], random: Random): number {
  let rest = random();
  for (const [index, chance] of chances.entries()) {
    rest -= chance;
    if (rest < 0) return index;
  }
  return chances.length - 1;
}

/** Returns a number in [0, 1) for a name, always the same for the same seed. */
export function seededUnit(seed: number, name: string): number {
  return randomOf(seed, ...Array.from(name, (letter) => letter.codePointAt(0) ?? 0))();
}
