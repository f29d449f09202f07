import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import {
  coverageFindings,
  duplicateFindings,
  loopFindings,
  repeatedNames,
  sampleFindings,
} from "@/lib/questions/rules/pack-rules";
import { questionFindings } from "@/lib/questions/rules/question-rules";
import { PackFile, type Question } from "@/lib/questions/rules/question-schema";
import { isLeaving } from "./leavings";
import { publishedIdProblems } from "./published-ids";
import type { Problem } from "./problem";
import { readQuestionFile } from "./read-question-file";
import { parseFields, type LineFinder } from "./yaml-fields";

export type ReadPack = {
  readonly pack: PackFile | null;
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
};

/**
 * Reads the folder of a pack: pack.yaml, ids.txt and questions/*.md. Bad content and missing files
 * are reported, never thrown.
 */
export async function readPack(folder: string): Promise<ReadPack> {
  const problems: Problem[] = [];
  const packFile = await readPackFile(folder, problems);
  const pack = packFile?.pack ?? null;
  const entries = await orMissing(
    "questions",
    problems,
    readdir(path.join(folder, "questions"), { withFileTypes: true }),
  );
  const files = (entries ?? [])
    .filter(({ name }) => !isLeaving(name))
    .map((entry) => ({
      name: entry.name,
      isQuestion: entry.isFile() && entry.name.endsWith(".md"),
    }));
  for (const { name } of files.filter((entry) => !entry.isQuestion))
    problems.push({
      file: `questions/${name}`,
      line: 1,
      field: "",
      message: "is not read; a question is a file <id>.md right here",
    });
  const names = files.flatMap(({ name, isQuestion }) => (isQuestion ? [name] : [])).toSorted();
  const texts = await Promise.all(
    names.map(async (name) => {
      const file = `questions/${name}`;
      return { file, read: readQuestionFile(file, await readText(path.join(folder, file))) };
    }),
  );
  const good = texts.flatMap(({ file, read }) =>
    "question" in read ? [{ file, ...read }] : (problems.push(...read.problems), []),
  );
  const questions = good.map(({ question }) => question);
  // Includes those that can't be read just now, so that one mistake is reported once and not by
  // everything that depends on it.
  const idList = names.map((name) => name.replace(/\.md$/, ""));
  const ids = new Set(idList);
  // A file named after another question is reported as such, and not as a repetition of that
  // question.
  const named = good.flatMap(({ file, question }) =>
    file === `questions/${question.id}.md` ? [question] : [],
  );
  const amongAll = [...duplicateFindings(named), ...loopFindings(named)];
  for (const { file, question, lineOf } of good) {
    const add = (field: readonly (string | number)[], message: string) =>
      problems.push({ file, line: lineOf(field), field: field.join("."), message });
    if (file !== `questions/${question.id}.md`)
      add(["id"], `the file must be called ${question.id}.md`);
    const own = pack ? questionFindings(question, pack, ids) : [];
    const shared = amongAll.filter(({ questionId }) => file === `questions/${questionId}.md`);
    for (const finding of [...own, ...shared]) add(finding.path, finding.message);
  }
  if (packFile) {
    const lacking = good.length === names.length ? coverageFindings(packFile.pack, questions) : [];
    const unsound = [...repeatedNames(packFile.pack), ...sampleFindings(packFile.pack, ids)];
    for (const { path: field, message } of [...unsound, ...lacking])
      problems.push({
        file: "pack.yaml",
        line: packFile.lineOf(field),
        field: field.join("."),
        message,
      });
  }
  const published = await orMissing("ids.txt", problems, readText(path.join(folder, "ids.txt")));
  if (published !== null && entries) problems.push(...publishedIdProblems(published, pack, idList));
  return { pack, questions, problems };
}

/**
 * Returns a text without a byte order mark and with LF line ends. Otherwise a checkout on Windows
 * would have other revisions.
 */
async function readText(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** Returns the text of a file, or null and a problem when it's missing. */
async function orMissing<T>(
  file: string,
  problems: Problem[],
  reading: Promise<T>,
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    problems.push({
      file,
      line: 1,
      field: "",
      message: "is missing; a pack has pack.yaml, ids.txt and questions/",
    });
    return null;
  }
}

async function readPackFile(
  folder: string,
  problems: Problem[],
): Promise<{ readonly pack: PackFile; readonly lineOf: LineFinder } | null> {
  const text = await orMissing("pack.yaml", problems, readText(path.join(folder, "pack.yaml")));
  if (text === null) return null;
  const read = parseFields(PackFile, text, 1);
  if ("value" in read) return { pack: read.value, lineOf: read.lineOf };
  problems.push(...read.faults.map((fault) => ({ file: "pack.yaml", ...fault })));
  return null;
}
