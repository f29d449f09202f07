import { expect, test } from "vitest";
import { commandWords } from "./shell-words";

test.each([
  ["aws s3 ls", ["aws", "s3", "ls"]],
  ["aws s3  ls --recursive ", ["aws", "s3", "ls", "--recursive"]],
  [`aws x y --a '{"b": "c d"}'`, ["aws", "x", "y", "--a", '{"b": "c d"}']],
  [`aws x y --a "it's" --b=""`, ["aws", "x", "y", "--a", "it's", "--b="]],
  [`aws x y --a "say \\"go\\"" two\\ words`, ["aws", "x", "y", "--a", 'say "go"', "two words"]],
  [`aws x y --name '$LATEST' "<name>"`, ["aws", "x", "y", "--name", "$LATEST", "<name>"]],
  ["aws x y \\\n  --a b\n", ["aws", "x", "y", "--a", "b"]],
  ["aws x y --a ''", ["aws", "x", "y", "--a", ""]],
])("%s is split as a shell does it", (command, words) => {
  expect(commandWords(command)).toEqual(words);
});

test.each([
  ["a quotation mark that is not closed", "aws s3 ls 'open"],
  ["a pipe", "aws s3 ls | sort"],
  ["a redirection, or a placeholder without quotes", "aws s3 ls <bucket>"],
  ["a variable", "aws s3 ls $BUCKET"],
  ["a second command", "aws s3 ls; rm -r x"],
  ["a second line", "aws s3 ls\naws s3 rb s3://x"],
  ["a backslash with nothing after it", "aws s3 ls \\"],
])("%s isn't a single command", (_, command) => {
  expect(commandWords(command)).toBeNull();
});
