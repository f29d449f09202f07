type GradeEvent = { readonly id: string; readonly grade: string | null; readonly receivedAt: Date };

/** Returns the last grade of an interview that can be taken back, or null when no item has one. */
export function lastGrade<T extends GradeEvent>(
  items: readonly { readonly eventId: string | null }[],
  events: readonly T[],
): T | null {
  const effective = events.filter(({ id }) => items.some((item) => item.eventId === id));
  return effective.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())[0] ?? null;
}
