/** Returns "62 %", which never breaks across lines. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u{A0}%`;
}
