import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderAnswer } from "./render-answer";

test.each([
  ["<script>alert(1)</script>\n\nText", "script"],
  ['<img src="x" onerror="alert(1)">Text', "onerror"],
  ["[Text](javascript:alert(1))", "javascript:"],
  ['<iframe src="https://example.org"></iframe>\n\nText', "iframe"],
])("%s loses what could act", async (markdown, poison) => {
  const html = await renderAnswer(markdown);
  expect(html).toContain("Text");
  expect(html).not.toContain(poison);
});

test("what an answer is made of stays: lists, tables, links and code", async () => {
  const html = await renderAnswer(
    "- one\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[docs](https://docs.example.org)\n\n```bash\naws s3 ls\n```\n",
  );
  for (const part of ["<li>one</li>", "<table>", 'href="https://docs.example.org"', "<pre"])
    expect(html).toContain(part);
  expect(html.replaceAll(/<[^>]+>/g, "")).toContain("aws s3 ls");
});

test("every kind of coloured code has its rule", async () => {
  const html = await renderAnswer(
    '```json\n{ "a": [1, true], "b": "c" }\n```\n\n```bash\naws s3 ls --recursive # list\n```',
  );
  const css = readFileSync("app/globals.css", "utf8");
  const kinds = new Set([...html.matchAll(/class="(tok-[a-z-]+)"/g)].map(([, kind]) => kind));
  expect(kinds.size).toBeGreaterThan(4);
  for (const kind of kinds) expect(css).toMatch(new RegExp(`\\.${kind}[,\\s]`));
});
