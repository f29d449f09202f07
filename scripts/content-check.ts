// npm run content:check [folder]: reports problems in the question packs and the advice, with file,
// line and field.
import path from "node:path";
import { readFile } from "node:fs/promises";
import { describeProblem, type Problem } from "@/lib/content/problem";
import { readAdvice } from "@/lib/content/read-advice";
import { readPack } from "@/lib/content/read-pack";
import { listPackFolders } from "@/lib/content/read-shipped-packs";
import { idsOnceListed } from "./lib/ids-once-listed";
import { DAY_MS } from "@/lib/shared/time";
import { counted } from "@/lib/shared/words/counted";

const began = performance.now();
const folder = process.argv[2];
const folders = folder ? [path.resolve(folder)] : await listPackFolders();
let questions = 0;
let problems = 0;
const say = (line: string) => {
  problems += 1;
  console.log(line);
};
for (const packFolder of folders) {
  const pack = await readPack(packFolder);
  questions += pack.questions.length;
  for (const problem of [
    ...pack.problems,
    ...(await lostIds(packFolder)),
    ...future(pack.questions),
  ])
    say(`${path.relative(process.cwd(), packFolder)}/${describeProblem(problem)}`);
}
if (!folder)
  await readAdvice().catch((error: unknown) =>
    say(error instanceof Error ? error.message : String(error)),
  );
console.log(
  `${counted(questions, "question", "questions")}, ${counted(problems, "problem", "problems")}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
process.exitCode = problems > 0 || questions === 0 ? 1 : 0;

/**
 * Returns the ids that were removed from the list of published ids. Only the Git history still has
 * them.
 */
async function lostIds(packFolder: string): Promise<Problem[]> {
  const published = await readFile(path.join(packFolder, "ids.txt"), "utf8").catch(() => null);
  if (published === null) return [];
  const listed = new Set(published.split(/\r?\n/));
  return idsOnceListed(packFolder)
    .filter((id) => !listed.has(id))
    .map((id) => ({
      file: "ids.txt",
      line: 1,
      field: "",
      message: `"${id}" was listed once and is gone; add its line again, so that the id stays taken`,
    }));
}

/**
 * Returns a problem for each question checked in the future. One day ahead is allowed, because it's
 * already tomorrow in other zones.
 */
function future(all: readonly { readonly id: string; readonly asOf: string }[]): Problem[] {
  const latest = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  return all
    .filter(({ asOf }) => asOf > latest)
    .map(({ id, asOf }) => ({
      file: `questions/${id}.md`,
      line: 1,
      field: "asOf",
      message: `${asOf} is still to come; give the day on which it was checked`,
    }));
}
