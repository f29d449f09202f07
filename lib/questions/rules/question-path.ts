/** Returns the address of a question's own page: "/questions/aws/iam-users-and-roles". */
export function questionPath(questionId: string): `/questions/${string}/${string}` {
  const [pack = "", slug = ""] = questionId.split("/");
  return `/questions/${pack}/${slug}`;
}
