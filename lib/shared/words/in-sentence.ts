/**
 * Returns a title within a sentence: "Cold starts" becomes "cold starts". A title with a later
 * capital has a name in it and stays: "DNS", "DevOps".
 */
export function inSentence(title: string): string {
  const isPlain = /^[A-Z][a-z][^A-Z]*$/.test(title);
  return isPlain ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
