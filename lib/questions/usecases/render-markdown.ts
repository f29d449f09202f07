import { renderAnswer } from "@/lib/content/render-answer";
import { BoundedMap } from "@/lib/shared/bounded-map";

/** More texts than the bank and the advice have together. */
const TEXTS_KEPT = 1_000;
// The key is the whole text, so nothing that another process stores makes an entry wrong.
const kept = new BoundedMap<string, Promise<string>>(TEXTS_KEPT);

/**
 * Returns Markdown as HTML that can't run anything, load anything or redirect anybody, wherever the
 * text comes from. Each text is rendered once per process.
 */
export function renderMarkdown(markdown: string): Promise<string> {
  const known = kept.get(markdown);
  if (known) return known;
  const html = renderAnswer(markdown);
  kept.set(markdown, html);
  // A failure isn't cached, so the next person may have better luck.
  html.catch(() => kept.delete(markdown));
  return html;
}
