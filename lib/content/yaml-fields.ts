import { LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import type { Problem } from "./problem";

/** Finds the line of a field, or of the nearest enclosing field when it's missing. */
export type LineFinder = (path: readonly PropertyKey[]) => number;

/**
 * Returns a YAML text that begins at `firstLine` of its file as the schema's value, or all of its
 * faults. Code in it never runs.
 */
export function parseFields<T>(
  schema: z.ZodType<T>,
  yaml: string,
  firstLine: number,
):
  | { readonly value: T; readonly lineOf: LineFinder }
  | { readonly faults: readonly Omit<Problem, "file">[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const notYaml = (line: number, message: string) => ({
    faults: [{ line: line + firstLine - 1, field: "", message: `is not YAML: ${message}` }],
  });
  const [error] = document.errors;
  if (error)
    return notYaml(
      error.linePos?.[0].line ?? 1,
      error.message.split(/ at line \d+|\n/, 1).join(""),
    );
  let fields: unknown;
  try {
    fields = document.toJS();
  } catch (fault) {
    // An alias without its anchor is noticed only here, and without its position.
    return notYaml(1, fault instanceof Error ? fault.message : String(fault));
  }
  const lineOf: LineFinder = (path) => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (node && typeof node === "object" && "range" in node && Array.isArray(node.range))
        return counter.linePos(Number(node.range[0])).line + firstLine - 1;
    }
    return firstLine;
  };
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { value: parsed.data, lineOf };
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key],
          message: "is no field; mend its name or take it out",
        }))
      : [issue],
  );
  return {
    faults: faults.map(({ path, message }) => ({
      line: lineOf(path),
      field: path.join("."),
      message,
    })),
  };
}
