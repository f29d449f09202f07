import { renderMarkdown } from "@/lib/questions/usecases/render-markdown";

/**
 * Shows rendered Markdown: a model answer or advice. This is the only place where HTML that React
 * hasn't made enters a page.
 */
export async function Prose({
  markdown,
  className = "",
}: Readonly<{ markdown: string; className?: string }>) {
  const html = { __html: await renderMarkdown(markdown) };
  // oxlint-disable-next-line react/no-danger
  return <div className={`prose-answer ${className}`.trim()} dangerouslySetInnerHTML={html} />;
}
