/** Returns the hour and minute of an instant where the reader is, such as "12:03". */
export function clockOfDay(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
