import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnvFile } from "./read-env-file.mjs";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-env-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file as an editor would and reads it. */
function read(text: string, { encoding = "utf8", mark = "" } = {}) {
  const file = path.join(folder, ".env");
  writeFileSync(file, Buffer.from(mark + text, encoding as BufferEncoding));
  return readEnvFile(file);
}

test.each([
  ["a byte order mark", "PORT=3999\nHOST=::1\n", { mark: "\uFEFF" }],
  ["Windows's line ends", "PORT=3999\r\nHOST=::1\r\n", {}],
  ["the line ends of an old Mac", "PORT=3999\rHOST=::1\r", {}],
  ["Windows's Unicode", "PORT=3999\r\nHOST=::1\r\n", { encoding: "utf16le", mark: "\uFEFF" }],
  ["a shell's export, spaces and quotes", "export PORT = '3999'\n  HOST=\"::1\"  \n", {}],
  ["comments and empty lines", "# port\n\nPORT=3999 # usual\nHOST=::1\n\n", {}],
])("%s changes nothing", (_, text, file) => {
  expect({ ...read(text, file) }).toEqual({ PORT: "3999", HOST: "::1" });
});

test.each([
  [
    "PORT=3000\nSECRET=ab#cd\n",
    /^Line 2 of \S+ has a # in the value of SECRET, .* SECRET='\.\.\.'$/,
  ],
  ['\nSECRET="abcd\nPORT=1\n', /^Line 2 of \S+ opens a quote in the value of SECRET /],
  ["PORT 3000\n", /^Line 1 of \S+ isn't a setting\. Write NAME=value\.$/],
  ["<html>\n", /^Line 1 of \S+ isn't a setting\./],
])("%j is refused by a sentence that names the line and no value", (text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
  expect(() => read(text)).not.toThrow(/ab#cd|abcd/);
});

test("a value in quotes is read as it's written, whatever it holds", () => {
  const value = fc.string({ unit: "grapheme" }).filter((text) => !/['\r\n\u2028\u2029]/.test(text));
  fc.assert(
    fc.property(
      value,
      fc.constantFrom("", "export "),
      fc.constantFrom("\n", "\r\n"),
      (text, before, end) => {
        expect(read(`A=1${end}${before}B='${text}'${end}C=3${end}`)).toEqual(
          expect.objectContaining({ A: "1", B: text, C: "3" }),
        );
      },
    ),
  );
});

/** Returns the value of B in a file with one before C, or why it's refused. */
function bareValue(written: string): string | undefined {
  try {
    const settings = read(`B=${written}\nC=3\n`);
    return settings["C"] === "3" ? settings["B"] : "C was lost";
  } catch (error) {
    return String(error);
  }
}

test("a value without quotes is read as it's written, or refused", () => {
  const value = fc
    .string({ unit: "grapheme-ascii" })
    // What stands in quotes of its own, or in a comment, isn't a bare value.
    .filter((text) => !/[\r\n]|^\s*["'`#]| #/.test(text));
  fc.assert(
    fc.property(value, (text) => {
      expect([text.trim(), expect.stringMatching(/Line 1 of/)]).toContainEqual(bareValue(text));
    }),
  );
});
