/** Returns how many cards are due on each of the next days. Overdue cards count as due today. */
export function dueByDay(
  cards: readonly { readonly dueDay: number; readonly isSuspended: boolean }[],
  today: number,
  days: number,
): readonly { readonly day: number; readonly cards: number }[] {
  const counts = Array.from({ length: days }, () => 0);
  for (const { dueDay, isSuspended } of cards) {
    const index = Math.max(0, dueDay - today);
    if (!isSuspended && index < days) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((cardsDue, index) => ({ day: today + index, cards: cardsDue }));
}
