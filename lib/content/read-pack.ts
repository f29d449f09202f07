import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
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
  const pack = await readPackFile(folder, problems);
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
  const ids = new Set(good.map(({ question }) => question.id));
  for (const { file, question, lineOf } of good) {
    const add = (field: readonly (string | number)[], message: string) =>
      problems.push({ file, line: lineOf(field), field: field.join("."), message });
    if (file !== `questions/${question.id}.md`) add(["id"], `the file must be called ${question.id}.md`);
    if (pack) for (const finding of questionFindings(question, pack, ids)) add(finding.path, finding.message);
  }
  const ledger = await orMissing("ids.txt", problems, readText(path.join(folder, "ids.txt")));
  if (ledger !== null && entries)
    problems.push(
      ...ledgerProblems(
        ledger,
        pack,
        names.map((name) => name.replace(/\.md$/, "")),
      ),
    );
  return { pack, questions: good.map(({ question }) => question), problems };
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

async function readPackFile(folder: string, problems: Problem[]): Promise<PackFile | null> {
  const text = await orMissing("pack.yaml", problems, readText(path.join(folder, "pack.yaml")));
  if (text === null) return null;
  const fault = yamlFault(text, 1);
  if (fault) {
    problems.push({ file: "pack.yaml", line: fault.line, field: "", message: `is not YAML: ${fault.message}` });
    return null;
  }
  const lineOf = lineFinder(text, 1);
  const parsed = PackFile.safeParse(parse(text));
  if (parsed.success) return parsed.data;
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
  const added = ids.filter((id) => !ledger.includes(id));
  const unlisted = added.map((id) => ({
    file: `questions/${id}.md`,
    line: 1,
    field: "id",
    message: `add "${id}" to ids.txt, in alphabetical order`,
  }));
  return [...lost, ...unlisted];
}
