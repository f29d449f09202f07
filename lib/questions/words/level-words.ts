/** Returns a level as a heading or a choice shows it: "Beginner". */
export function levelName(level: string): string {
  return level.charAt(0).toUpperCase() + level.slice(1);
}
