import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { coverageFindings, duplicateFindings } from "@/lib/domain/question/pack-rules";
import { questionFindings } from "@/lib/domain/question/question-rules";
import { PackFile, type Question } from "@/lib/domain/question/question-schema";
import type { Problem } from "./problem";
import { lineFinder, readQuestionFile, yamlFault } from "./read-question-file";

export type ReadPack = {
  readonly pack: PackFile | null;
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
};

/** Reads the folder of a pack: pack.yaml, ids.txt and questions/*.md. Bad content and missing files are reported, never thrown. */
export async function readPack(folder: string): Promise<ReadPack> {
  const problems: Problem[] = [];
  const packFile = await readPackFile(folder, problems);
  const pack = packFile?.pack ?? null;
  const entries = await orMissing("questions", problems, readdir(path.join(folder, "questions")));
  const names = (entries ?? []).filter((name) => name.endsWith(".md")).toSorted();
  const files = await Promise.all(
    names.map(async (name) => {
      const file = `questions/${name}`;
      return { file, read: readQuestionFile(file, await readText(path.join(folder, file))) };
    }),
  );
  const good = files.flatMap(({ file, read }) =>
    "question" in read ? [{ file, ...read }] : (problems.push(...read.problems), []),
  );
  const questions = good.map(({ question }) => question);
  // Also those that cannot be read just now: one mistake is named once, and not by everything that builds on it.
  const ids = new Set(names.map((name) => name.replace(/\.md$/, "")));
  // A file under another question's name is told so, and not that it repeats that question.
  const duplicates = duplicateFindings(
    good.flatMap(({ file, question }) => (file === `questions/${question.id}.md` ? [question] : [])),
  );
  for (const { file, question, lineOf } of good) {
    const add = (field: readonly (string | number)[], message: string) =>
      problems.push({ file, line: lineOf(field), field: field.join("."), message });
    if (file !== `questions/${question.id}.md`) add(["id"], `the file must be called ${question.id}.md`);
    const own = pack ? questionFindings(question, pack, ids) : [];
    const repeated = duplicates.filter(({ questionId }) => file === `questions/${questionId}.md`);
    for (const finding of [...own, ...repeated]) add(finding.path, finding.message);
  }
  if (packFile)
    for (const { path: field, message } of coverageFindings(packFile.pack, questions))
      problems.push({ file: "pack.yaml", line: packFile.lineOf(field), field: field.join("."), message });
  const ledger = await orMissing("ids.txt", problems, readText(path.join(folder, "ids.txt")));
  if (ledger !== null && entries)
    problems.push(
      ...ledgerProblems(
        ledger,
        pack,
        names.map((name) => name.replace(/\.md$/, "")),
      ),
    );
  return { pack, questions, problems };
}

/** A text as every system writes it: without a byte order mark, lines ended by one character. Else a checkout on Windows would give other revisions. */
async function readText(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** What was read, or null and a problem when it is not there. */
async function orMissing<T>(file: string, problems: Problem[], reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    problems.push({ file, line: 1, field: "", message: "is missing; a pack has pack.yaml, ids.txt and questions/" });
    return null;
  }
}

async function readPackFile(
  folder: string,
  problems: Problem[],
): Promise<{ readonly pack: PackFile; readonly lineOf: ReturnType<typeof lineFinder> } | null> {
  const text = await orMissing("pack.yaml", problems, readText(path.join(folder, "pack.yaml")));
  if (text === null) return null;
  const fault = yamlFault(text, 1);
  if (fault) {
    problems.push({ file: "pack.yaml", line: fault.line, field: "", message: `is not YAML: ${fault.message}` });
    return null;
  }
  const lineOf = lineFinder(text, 1);
  const parsed = PackFile.safeParse(parse(text));
  if (parsed.success) return { pack: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    problems.push({ file: "pack.yaml", line: lineOf(issue.path), field: issue.path.join("."), message: issue.message });
  }
  return null;
}

/** Every id ever published stays taken: people's answers hang on it. */
function ledgerProblems(text: string, pack: PackFile | null, ids: readonly string[]): Problem[] {
  const ledger = text.split("\n").filter(Boolean);
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
  const reused = ids
    .filter((id) => retired.has(id))
    .map((id) => ({
      file: `questions/${id}.md`,
      line: 1,
      field: "id",
      message: `"${id}" is retired and its id stays taken; choose another, or take it off the retired ones in pack.yaml`,
    }));
  const added = ids.filter((id) => !ledger.includes(id));
  const unlisted = added.map((id) => ({
    file: `questions/${id}.md`,
    line: 1,
    field: "id",
    message: `add "${id}" to ids.txt, in alphabetical order`,
  }));
  return [...lost, ...reused, ...unlisted];
}
