// npm run content:check [folder]: says what is wrong in the question packs, with file, line and field.
import path from "node:path";
import { describeProblem } from "@/lib/content/problem";
import { readPack } from "@/lib/content/read-pack";
import { listPackFolders } from "@/lib/content/read-shipped-packs";

const began = performance.now();
const folders = process.argv[2] ? [path.resolve(process.argv[2])] : await listPackFolders();
let questions = 0;
let problems = 0;
for (const folder of folders) {
  const pack = await readPack(folder);
  questions += pack.questions.length;
  problems += pack.problems.length;
  for (const problem of pack.problems)
    console.log(`${path.relative(process.cwd(), folder)}/${describeProblem(problem)}`);
}
console.log(`${questions} questions, ${problems} problems, ${((performance.now() - began) / 1000).toFixed(1)} s`);
process.exitCode = problems > 0 || questions === 0 ? 1 : 0;
