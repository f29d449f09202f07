import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { questionFindings } from "@/lib/domain/question/question-rules";
import { PackFile, type Question } from "@/lib/domain/question/question-schema";
import type { Problem } from "./problem";
import { lineFinder, readQuestionFile } from "./read-question-file";

export type ReadPack = {
  readonly pack: PackFile | null;
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
};

/** Reads the folder of a pack: pack.yaml, ids.txt and questions/*.md. Bad content is reported, never thrown; an unreadable folder is. */
export async function readPack(folder: string): Promise<ReadPack> {
  const problems: Problem[] = [];
  const pack = await readPackFile(folder, problems);
  const names = (await readdir(path.join(folder, "questions"))).filter((name) => name.endsWith(".md")).toSorted();
  const files = await Promise.all(
    names.map(async (name) => {
      const file = `questions/${name}`;
      return { file, read: readQuestionFile(file, await readFile(path.join(folder, file), "utf8")) };
    }),
  );
  const good = files.flatMap(({ file, read }) =>
    "question" in read ? [{ file, ...read }] : (problems.push(...read.problems), []),
  );
  const ids = new Set(good.map(({ question }) => question.id));
  for (const { file, question, lineOf } of good) {
    const add = (field: readonly (string | number)[], message: string) =>
      problems.push({ file, line: lineOf(field), field: field.join("."), message });
    if (file !== `questions/${question.id}.md`) add(["id"], `the file must be called ${question.id}.md`);
    if (pack) for (const finding of questionFindings(question, pack, ids)) add(finding.path, finding.message);
  }
  problems.push(
    ...(await ledgerProblems(
      folder,
      pack,
      names.map((name) => name.replace(/\.md$/, "")),
    )),
  );
  return { pack, questions: good.map(({ question }) => question), problems };
}

async function readPackFile(folder: string, problems: Problem[]): Promise<PackFile | null> {
  const text = await readFile(path.join(folder, "pack.yaml"), "utf8");
  const lineOf = lineFinder(text, 1);
  const parsed = PackFile.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    problems.push({ file: "pack.yaml", line: lineOf(issue.path), field: issue.path.join("."), message: issue.message });
  }
  return null;
}

/** Every id ever published stays taken: people's answers hang on it. */
async function ledgerProblems(folder: string, pack: PackFile | null, ids: readonly string[]): Promise<Problem[]> {
  const ledger = (await readFile(path.join(folder, "ids.txt"), "utf8")).split("\n").filter(Boolean);
  const retired = new Set(pack?.retired?.map(({ id }) => id));
  const lost = ledger.flatMap((id, i) =>
    ids.includes(id) || retired.has(id)
      ? []
      : [
          {
            file: "ids.txt",
            line: i + 1,
            field: "",
            message: `the question "${id}" is gone; bring its file back or list it as retired in pack.yaml`,
          },
        ],
  );
  const added = ids.filter((id) => !ledger.includes(id));
  const unlisted = added.map((id) => ({
    file: `questions/${id}.md`,
    line: 1,
    field: "id",
    message: `add "${id}" to ids.txt, in alphabetical order`,
  }));
  return [...lost, ...unlisted];
}
