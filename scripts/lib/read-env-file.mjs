import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { Trouble } from "./say.mjs";

const SETTING = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Returns the settings of a .env file as editors and people write it. Throws a Trouble that names
 * the line, and never its value, for one that Node would read as something else than it looks like.
 * @param {string} file
 * @returns {NodeJS.Dict<string>}
 */
export function readEnvFile(file) {
  const bytes = readFileSync(file);
  // Windows writes UTF-16 where it says "Unicode".
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes
    .toString(isWide ? "utf16le" : "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll(/\r\n?/g, "\n");
  checkLines(text, file);
  return parseEnv(text);
}

/**
 * @param {string} text
 * @param {string} file
 */
function checkLines(text, file) {
  /** The quote in which a value of several lines stands. */
  let open = "";
  for (const [index, line] of text.split("\n").entries()) {
    if (open) {
      if (line.includes(open)) open = "";
      continue;
    }
    if (/^\s*(#|$)/.test(line)) continue;
    const where = `Line ${index + 1} of ${file}`;
    const [, name, value = ""] = SETTING.exec(line) ?? [];
    if (name === undefined) throw new Trouble(`${where} isn't a setting. Write NAME=value.`);
    const quote = /^["'`]/.exec(value)?.[0];
    if (!quote && /[^\s]#/.test(value))
      throw new Trouble(
        `${where} has a # in the value of ${name}, where it would end it. Put the value in quotes: ${name}='...'`,
      );
    if (quote && !value.slice(1).includes(quote)) {
      if (
        !text
          .split("\n")
          .slice(index + 1)
          .join("\n")
          .includes(quote)
      )
        throw new Trouble(`${where} opens a quote in the value of ${name} and doesn't close it.`);
      open = quote;
    }
  }
}
