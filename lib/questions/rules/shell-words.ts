/**
 * Returns the words of a command as a POSIX shell would pass them on, without quotes and with
 * backslashes resolved. Null for an open quotation mark, a backslash at the end, or an unquoted
 * character that would make a shell do more than run one command (a pipe, a redirection, a
 * variable, a second line).
 */
export function commandWords(command: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (let i = 0; i < command.length; i += 1) {
    const character = command.charAt(i);
    const isEscape =
      character === "\\" &&
      quote !== "'" &&
      (quote === "" || /["\\$`]/.test(command.charAt(i + 1)));
    if (isEscape) {
      i += 1;
      if (i === command.length) return null;
      // A backslash at the end of a line joins the next line to it.
      if (command.charAt(i) !== "\n") word = (word ?? "") + command.charAt(i);
    } else if (quote) {
      if (character === quote) quote = "";
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= "";
    } else if (character === "\n" && command.slice(i).trim() !== "") return null;
    else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (/[|&;<>()$`]/.test(character)) return null;
    else word = (word ?? "") + character;
  }
  if (quote) return null;
  return word === null ? words : [...words, word];
}
