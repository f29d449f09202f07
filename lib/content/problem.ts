/** Something wrong in a content file, said so that its writer can mend it. */
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
