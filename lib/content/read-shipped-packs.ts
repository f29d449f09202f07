import { readdir } from "node:fs/promises";
import path from "node:path";
import type { LoadedPack } from "@/lib/questions/rules/question-schema";
import { isLeaving } from "./leavings";
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
    .filter((entry) => entry.isDirectory() && entry.name !== ADVICE && !isLeaving(entry.name))
    .map((entry) => path.join(root, entry.name))
    .toSorted();
}

/** Packs in order can't be had. The message names every problem; a stack wouldn't help. */
export class WrongContent extends Error {
  override readonly name = "WrongContent";
}

/** The packs that are in order, and a text for each one that isn't, with all its problems. */
export type ReadPacks = {
  readonly packs: readonly LoadedPack[];
  readonly faults: readonly string[];
};

/** Reads every pack with its questions. A faulty one is left out as a whole. */
export async function readPacks(root = SHIPPED_PACKS): Promise<ReadPacks> {
  const read = await Promise.all((await listPackFolders(root)).map(loadPack));
  return {
    packs: read.filter((pack) => typeof pack !== "string"),
    faults: read.filter((fault) => typeof fault === "string"),
  };
}

/** Returns every pack with its questions. Throws a WrongContent when one is faulty. */
export async function readShippedPacks(root = SHIPPED_PACKS): Promise<readonly LoadedPack[]> {
  const { packs, faults } = await readPacks(root);
  if (faults.length > 0) throw new WrongContent(faults.join("\n"));
  return packs;
}

async function loadPack(folder: string): Promise<LoadedPack | string> {
  const { pack, questions, problems } = await readPack(folder);
  if (!pack || problems.length > 0)
    return `The pack in ${folder} isn't in order:\n${problems.map(describeProblem).join("\n")}`;
  const loaded = questions.map((question) => ({
    id: `${pack.id}/${question.id}`,
    revision: revisionOf(question),
    content: question,
  }));
  return { pack, digest: digestOf({ pack, questions: loaded }), questions: loaded };
}
