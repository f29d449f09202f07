/** A fault in a content file, described so that its author can fix it. */
export type Problem = {
  /** Relative to the pack's folder. */
  readonly file: string;
  readonly line: number;
  /** Path of the field, such as keyPoints.2.text, empty for the whole file. */
  readonly field: string;
  readonly message: string;
};

/** "questions/x.md:12 keyPoints.2.text: must not be empty" */
export function describeProblem({ file, line, field, message }: Problem): string {
  return `${file}:${line} ${field ? `${field}: ` : ""}${message}`;
}
