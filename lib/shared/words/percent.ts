/** "62 %", which no line end tears apart. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u{A0}%`;
}
