const FRACTIONS: ReadonlyMap<number, string> = new Map([
  [0.25, "a quarter"],
  [0.5, "half"],
  [0.75, "three quarters"],
]);

/** Returns a share as people say it: "a quarter", "three quarters", else "62 %". */
export function shareWords(share: number): string {
  return FRACTIONS.get(share) ?? `${Math.round(share * 100)} %`;
}
