import { VFile } from "vfile";
import { matter } from "vfile-matter";
import { LineCounter, parseDocument } from "yaml";
import { QuestionFront, type Question } from "@/lib/domain/question/question-schema";
import type { Problem } from "./problem";

/** Finds the line of a field in a YAML text that begins at `firstLine` of its file; the nearest enclosing field's when it is missing. */
export function lineFinder(yaml: string, firstLine: number): (path: readonly PropertyKey[]) => number {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  return (path) => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) {
        return counter.linePos(Number(node.range[0])).line + firstLine - 1;
      }
    }
    return firstLine;
  };
}

/** The first thing for which a text that begins at `firstLine` of its file is not YAML; null when it is. */
export function yamlFault(yaml: string, firstLine: number): { line: number; message: string } | null {
  const [error] = parseDocument(yaml).errors;
  if (!error) return null;
  const message = error.message.split(/ at line \d+|\n/, 1).join("");
  return { line: (error.linePos?.[0].line ?? 1) + firstLine - 1, message };
}

/** A question from the text of its file, or what is wrong with it. The front matter is YAML and nothing else; no code in it is run. */
export function readQuestionFile(
  name: string,
  text: string,
):
  | { readonly question: Question; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly problems: readonly Problem[] } {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1];
  if (front === undefined)
    return {
      problems: [{ file: name, line: 1, field: "", message: "must begin with front matter between two lines of ---" }],
    };
  const fault = yamlFault(front, 2);
  if (fault)
    return {
      problems: [
        { file: name, line: fault.line, field: "", message: `the front matter is not YAML: ${fault.message}` },
      ],
    };
  const file = new VFile({ path: name, value: text });
  matter(file, { strip: true });
  const lineOf = lineFinder(front, 2);
  const parsed = QuestionFront.safeParse(file.data["matter"]);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      file: name,
      line: lineOf(path),
      field: path.join("."),
      message,
    }));
    return { problems };
  }
  return { question: { ...parsed.data, modelAnswer: String(file).trim() }, lineOf };
}
