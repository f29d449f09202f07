/** Returns advice about a leech, as a sentence without its full stop. */
export function leechAdvice(hasPrerequisites: boolean): string {
  return hasPrerequisites
    ? "Split it into smaller questions, or learn the prerequisite first"
    : "Split it into smaller questions, or set it aside";
}
