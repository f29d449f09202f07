import { renderAnswer } from "@/lib/content/render-answer";
import { BoundedMap } from "@/lib/shared/bounded-map";

/** More texts than the bank and the advice have together. */
const TEXTS_KEPT = 1_000;
const kept = new BoundedMap<string, Promise<string>>(TEXTS_KEPT);

/**
 * Returns Markdown as HTML that can run nothing, load nothing and lead nobody away, wherever the
 * text comes from. Each text is rendered once a process.
 */
export function renderMarkdown(markdown: string): Promise<string> {
  const known = kept.get(markdown);
  if (known) return known;
  const html = renderAnswer(markdown);
  kept.set(markdown, html);
  // A failure isn't kept: the next person may have better luck.
  html.catch(() => kept.delete(markdown));
  return html;
}
