import { QuestionFront, type Question } from "@/lib/questions/rules/question-schema";
import type { Problem } from "./problem";
import { parseFields, type LineFinder } from "./yaml-fields";

/**
 * Returns a question from the text of its file, or its fault. The front matter is YAML, and code in
 * it never runs.
 */
export function readQuestionFile(
  file: string,
  text: string,
):
  | { readonly question: Question; readonly lineOf: LineFinder }
  | { readonly problems: readonly Problem[] } {
  const [whole, front] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined || front === undefined)
    return {
      problems: [
        {
          file,
          line: 1,
          field: "",
          message: "must begin with front matter between two lines of ---",
        },
      ],
    };
  const read = parseFields(QuestionFront, front, 2);
  if ("faults" in read) return { problems: read.faults.map((fault) => ({ file, ...fault })) };
  return {
    question: { ...read.value, modelAnswer: text.slice(whole.length).trim() },
    lineOf: read.lineOf,
  };
}
