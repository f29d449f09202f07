import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readShippedPacks } from "./read-shipped-packs";
import { renderAnswer } from "./render-answer";

/** Returns the words of a text, in order. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

test("no shipped answer loses a word when it's rendered", async () => {
  const answers = (await readShippedPacks()).flatMap(({ questions }) =>
    questions.map(({ content }) => content),
  );
  expect(answers.length).toBeGreaterThan(100);
  for (const { id, modelAnswer } of answers) {
    const html = await renderAnswer(modelAnswer);
    const text = html
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll(/&#x([0-9A-F]+);/g, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      );
    // The page doesn't show the language of a code block, and the browser numbers a list.
    const written = modelAnswer.replaceAll(/^```\w+$|^\s*\d+\. /gm, "");
    expect({ id, words: wordsOf(text) }).toEqual({ id, words: wordsOf(written) });
  }
});

test.each([
  ['<meta http-equiv="refresh" content="0;url=https://evil.example/">Text', "refresh"],
  ['<base href="https://evil.example/">\n\nText', "base"],
  ['<form action="https://evil.example/"><input name="a"></form>\n\nText', "evil"],
  ["<style>body { display: none }</style>\n\nText", "<style"],
  ['<p style="position:fixed">Text</p>\n\nText', "style="],
  ['<link rel="stylesheet" href="https://evil.example/a.css">\n\nText', "evil"],
  ["![Text](https://evil.example/pixel.png) Text", "evil"],
  ["[Text](data:text/html;base64,PHNjcmlwdD4=)", "data:"],
  ["[Text](JaVaScRiPt:alert(1))", "alert"],
  ["[Text](java&#10;script:alert(1))", "href"],
  ["[Text][1]\n\n[1]: javascript:alert(1)", "alert"],
  ["<script>alert(1)</script>\n\nText", "<script"],
  ['<img src="x" onerror="alert(1)">Text', "onerror"],
  ["[Text](javascript:alert(1))", "javascript:"],
  ['<iframe src="https://example.org"></iframe>\n\nText', "iframe"],
])("%s loses everything that could run or load", async (markdown, poison) => {
  const html = await renderAnswer(markdown);
  expect(html).toContain("Text");
  // Raw HTML is shown as text, so only what's markup counts.
  expect((html.match(/<[^>]*>/g) ?? []).join("")).not.toContain(poison);
});

test("lists, tables, links and code stay as they are", async () => {
  const html = await renderAnswer(
    "- one\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[docs](https://docs.example.org)\n\n```bash\naws s3 ls\n```\n",
  );
  for (const part of ["<li>one</li>", "<table>", 'href="https://docs.example.org"', "<pre"])
    expect(html).toContain(part);
  expect(html.replaceAll(/<[^>]+>/g, "")).toContain("aws s3 ls");
});

test("every token class of highlighted code has a style", async () => {
  const html = await renderAnswer(
    '```json\n{ "a": [1, true], "b": "c" }\n```\n\n```bash\naws s3 ls --recursive # list\n```',
  );
  const css = readFileSync("app/globals.css", "utf8");
  const kinds = new Set([...html.matchAll(/class="(tok-[a-z-]+)"/g)].map(([, kind]) => kind));
  expect(kinds.size).toBeGreaterThan(4);
  for (const kind of kinds) expect(css).toMatch(new RegExp(`\\.${kind}[,\\s]`));
});

test.each([
  ["s3://<bucket>/<key>, for example", "s3://&#x3C;bucket>/&#x3C;key>, for example"],
  ["a List<String> holds strings", "a List&#x3C;String> holds strings"],
  ["a<b and c>d compare", "a&#x3C;b and c>d compare"],
  ["before<br>after", "before&#x3C;br>after"],
  ["<details>\n<summary>More</summary>\nText\n</details>", "&#x3C;summary>More&#x3C;/summary>"],
  ["`Map<String, Integer>` stays code", '<code translate="no">Map&#x3C;String, Integer></code>'],
])("angle brackets in %j are shown as they're written", async (markdown, shown) => {
  expect(await renderAnswer(markdown)).toContain(shown);
});

test("a comment isn't shown", async () => {
  expect(await renderAnswer("Text <!-- to do --> more\n\n<!-- whole -->")).toBe(
    "<p>Text  more</p>",
  );
});
