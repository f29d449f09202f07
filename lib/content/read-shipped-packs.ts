import { readdir } from "node:fs/promises";
import path from "node:path";
import type { LoadedPack } from "@/lib/questions/rules/question-schema";
import { describeProblem } from "./problem";
import { readPack } from "./read-pack";
import { digestOf, revisionOf } from "./revision";

/** The folder of the packs that come with the app; commands run from the project's root. */
const SHIPPED_PACKS = path.join(process.cwd(), "content");

/** The folder with the pages of advice, next to the packs. */
const ADVICE = "advice";

/** Returns the folders of packs below a folder, sorted. */
export async function listPackFolders(root = SHIPPED_PACKS): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== ADVICE)
    .map((entry) => path.join(root, entry.name))
    .toSorted();
}

/**
 * Returns every pack with its questions. Throws one error that lists all problems when a pack is
 * faulty.
 */
export async function readShippedPacks(root = SHIPPED_PACKS): Promise<readonly LoadedPack[]> {
  return Promise.all((await listPackFolders(root)).map(loadPack));
}

async function loadPack(folder: string): Promise<LoadedPack> {
  const { pack, questions, problems } = await readPack(folder);
  if (!pack || problems.length > 0)
    throw new Error(
      `The pack in ${folder} is not in order:\n${problems.map(describeProblem).join("\n")}`,
    );
  const loaded = questions.map((question) => ({
    id: `${pack.id}/${question.id}`,
    revision: revisionOf(question),
    content: question,
  }));
  return { pack, digest: digestOf({ pack, questions: loaded }), questions: loaded };
}
