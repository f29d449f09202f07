/** Returns the pack of a question: "aws" of "aws/iam-users-and-roles". */
export function packIdOf(questionId: string): string {
  return questionId.split("/", 1)[0] ?? "";
}
