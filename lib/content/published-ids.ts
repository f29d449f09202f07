import type { PackFile } from "@/lib/questions/rules/question-schema";
import type { Problem } from "./problem";

/**
 * Returns the faults of the list of published ids: every id stays taken, because people's answers
 * refer to it.
 */
export function publishedIdProblems(
  text: string,
  pack: PackFile | null,
  ids: readonly string[],
): Problem[] {
  const lines = text.split("\n");
  const listed = new Set(lines);
  const retired = new Set(pack?.retired?.map(({ id }) => id));
  const inList = (line: number, message: string): Problem => ({
    file: "ids.txt",
    line,
    field: "",
    message,
  });
  const inQuestion = (id: string, message: string): Problem => ({
    file: `questions/${id}.md`,
    line: 1,
    field: "id",
    message,
  });
  return [
    ...lines.flatMap((id, i) => {
      if (id === "") return [];
      if (!ids.includes(id) && !retired.has(id))
        return [
          inList(
            i + 1,
            `the question "${id}" is gone; bring its file back or list it as retired in pack.yaml`,
          ),
        ];
      const before = lines[i - 1] ?? "";
      if (before === id) return [inList(i + 1, `"${id}" is listed twice; take one line out`)];
      return before > id
        ? [inList(i + 1, `"${id}" comes before "${before}" in the alphabet; move the line`)]
        : [];
    }),
    ...[...retired]
      .filter((id) => !listed.has(id))
      .map((id) =>
        inList(1, `the retired "${id}" is missing; add its line again, so that the id stays taken`),
      ),
    ...ids
      .filter((id) => retired.has(id))
      .map((id) =>
        inQuestion(
          id,
          `"${id}" is retired and its id stays taken; choose another, or take it off the retired ones in pack.yaml`,
        ),
      ),
    ...ids
      .filter((id) => !listed.has(id))
      .map((id) => inQuestion(id, `add "${id}" to ids.txt, in alphabetical order`)),
  ];
}
