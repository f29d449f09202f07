import type { Element, ElementContent, Root } from "hast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { unified } from "unified";

const LANGUAGES = ["bash", "json", "yaml"] as const;

// Raw HTML never gets this far (remark-rehype drops it); pictures would let a pack see who reads it.
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== "img" && name !== "input"),
};

let highlighter: Promise<HighlighterCore> | undefined;

function openHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme()],
    langs: [import("shiki/langs/bash.mjs"), import("shiki/langs/json.mjs"), import("shiki/langs/yaml.mjs")],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** Turns Markdown into safe HTML: sanitised first, then its code coloured with classes (`tok-string` ...), because the page's policy allows no inline styles. */
export async function renderAnswer(markdown: string): Promise<string> {
  const colours = await openHighlighter();
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(() => (tree: Root) => colourCode(tree, colours))
    .use(rehypeStringify)
    .process(markdown);
  return String(file).trim();
}

function colourCode(node: Root | Element, colours: HighlighterCore): void {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const code = child.tagName === "pre" ? child.children[0] : undefined;
    const language = code?.type === "element" ? languageOf(code) : undefined;
    if (code?.type === "element" && language) code.children = colouredLines(code, language, colours);
    else colourCode(child, colours);
  }
}

function languageOf(code: Element): (typeof LANGUAGES)[number] | undefined {
  const classes = new Set([code.properties["className"]].flat());
  return LANGUAGES.find((language) => classes.has(`language-${language}`));
}

function colouredLines(code: Element, lang: (typeof LANGUAGES)[number], colours: HighlighterCore): ElementContent[] {
  const source = code.children
    .map((child) => (child.type === "text" ? child.value : ""))
    .join("")
    .trimEnd();
  const lines = colours.codeToTokensBase(source, { lang, theme: "css-variables" });
  const coloured: ElementContent[] = [];
  for (const [index, tokens] of lines.entries()) {
    if (index > 0) coloured.push({ type: "text", value: "\n" });
    for (const { content, color } of tokens) coloured.push(token(content, color));
  }
  return coloured;
}

function token(value: string, colour: string | undefined): ElementContent {
  const text = { type: "text" as const, value };
  const kind = /--shiki-token-([a-z-]+)/.exec(colour ?? "")?.[1];
  return kind
    ? { type: "element", tagName: "span", properties: { className: [`tok-${kind}`] }, children: [text] }
    : text;
}
