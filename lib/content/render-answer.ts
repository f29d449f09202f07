import type { Element, ElementContent, Root } from "hast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import type { HighlighterCore } from "shiki/core";
import { unified } from "unified";

const LANGUAGES = ["bash", "json", "yaml"] as const;

// Pictures would let a pack see who reads it.
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== "img" && name !== "input"),
};

let highlighter: Promise<HighlighterCore> | undefined;

/** Most answers contain no code, so the highlighter is loaded by the first one that does. */
function openHighlighter(): Promise<HighlighterCore> {
  highlighter ??= Promise.all([import("shiki/core"), import("shiki/engine/javascript")]).then(
    ([core, engine]) =>
      core.createHighlighterCore({
        themes: [core.createCssVariablesTheme()],
        langs: [
          import("shiki/langs/bash.mjs"),
          import("shiki/langs/json.mjs"),
          import("shiki/langs/yaml.mjs"),
        ],
        engine: engine.createJavaScriptRegexEngine(),
      }),
  );
  return highlighter;
}

/**
 * Turns Markdown into safe HTML: sanitises it first, then highlights its code with classes
 * (`tok-string`...), because the page's policy allows no inline styles.
 */
export async function renderAnswer(markdown: string): Promise<string> {
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    // What looks like HTML in an answer is a placeholder, <bucket>, or a type, List<String>.
    .use(remarkRehype, { handlers: { html: asWritten } })
    .use(rehypeSanitize, schema)
    .use(() => colourCode)
    .use(rehypeStringify)
    .process(markdown);
  return String(file).trim();
}

/** Only comments aren't shown. */
function asWritten(_state: unknown, { value }: { readonly value: string }) {
  return value.startsWith("<!--") ? undefined : { type: "text" as const, value };
}

async function colourCode(node: Root | Element): Promise<void> {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    // A browser's translator would translate names of commands and settings.
    if (child.tagName === "code") child.properties["translate"] = "no";
    const code = child.tagName === "pre" ? child.children[0] : undefined;
    const language = code?.type === "element" ? languageOf(code) : undefined;
    if (code?.type === "element" && language)
      code.children = colouredLines(code, language, await openHighlighter());
    await colourCode(child);
  }
}

function languageOf(code: Element): (typeof LANGUAGES)[number] | undefined {
  const classes = new Set([code.properties["className"]].flat());
  return LANGUAGES.find((language) => classes.has(`language-${language}`));
}

function colouredLines(
  code: Element,
  lang: (typeof LANGUAGES)[number],
  colours: HighlighterCore,
): ElementContent[] {
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
    ? {
        type: "element",
        tagName: "span",
        properties: { className: [`tok-${kind}`] },
        children: [text],
      }
    : text;
}
