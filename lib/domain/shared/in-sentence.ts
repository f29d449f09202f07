/** A title within a sentence: "Cold starts" becomes "cold starts"; "DNS" and "Availability Zones", which are names, stay as they are. */
export function inSentence(title: string): string {
  const isPlain = /^[A-Z][a-z]/.test(title) && !/ [A-Z]/.test(title);
  return isPlain ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
