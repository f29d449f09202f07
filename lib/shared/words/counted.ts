/** Returns a number with the right form of its noun: "one question", "3 questions". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** Returns the same for the beginning of a sentence: "One question", "3 questions". */
export function capitalCounted(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one}` : `${count} ${many}`;
}
