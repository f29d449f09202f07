/**
 * Returns a title as it's written within a sentence: "Cold starts" becomes "cold starts". A title
 * with a later capital contains a name and stays: "DNS", "DevOps".
 */
export function inSentence(title: string): string {
  const isPlain = /^[A-Z][a-z][^A-Z]*$/.test(title);
  return isPlain ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
