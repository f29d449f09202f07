// npm run content:report: summarises the question packs for their authors. It never fails.
import { listPackFolders } from "@/lib/content/read-shipped-packs";
import { readPack } from "@/lib/content/read-pack";
import { LEVELS } from "@/lib/questions/rules/level";
import { countQuestions } from "@/lib/questions/rules/pack-rules";
import type { PackFile, Question } from "@/lib/questions/rules/question-schema";
import { sumOf } from "@/lib/shared/statistics";

const OLDEST_SHOWN = 10;

function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length))) ??
    [];
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, i) =>
        i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0),
      )
      .join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

function byTopic(pack: PackFile, questions: readonly Question[]): string {
  const count = countQuestions(questions);
  const row = (title: string, topic: string | null) => [
    title,
    ...LEVELS.map((level) => count(level, topic)),
    count(null, topic),
  ];
  return table([
    ["main topic", ...LEVELS, "all"],
    ...pack.topics.map(({ id, title }) => row(title, id)),
    row("all", null),
  ]);
}

function byConcept(pack: PackFile, questions: readonly Question[]): string {
  const points = questions.flatMap(({ keyPoints }) => keyPoints);
  const rows = pack.concepts
    .map(({ id, title }) => {
      const own = points.filter(({ concept }) => concept === id);
      return [title, own.length, own.filter(({ essential }) => essential).length] as const;
    })
    .toSorted((a, b) => b[1] - a[1]);
  return table([["concept", "points", "essential"], ...rows]);
}

function commands(questions: readonly Question[]): string {
  const withTask = questions.filter(({ cli }) => cli);
  const accepted = sumOf(withTask, ({ cli }) => cli?.accepted.length ?? 0);
  return `${withTask.length} of ${questions.length} questions have a command-line task, with ${accepted} accepted forms.`;
}

function sources(questions: readonly Question[]): string {
  const all = questions.flatMap(({ id, sources: own }) => own.map((source) => ({ id, ...source })));
  const read = all.flatMap((source) =>
    source.checked === null ? [] : [{ ...source, checked: source.checked }],
  );
  const oldest = read.toSorted((a, b) => (a.checked < b.checked ? -1 : 1)).slice(0, OLDEST_SHOWN);
  const unread = questions.filter((question) =>
    question.sources.some(({ checked }) => checked === null),
  );
  const unsure = questions.filter(({ confidence }) => confidence !== "high");
  return [
    `${read.length} of ${all.length} sources were read; the oldest:`,
    ...oldest.map(({ checked, id, url }) => `${checked}  ${id}  ${url}`),
    `Questions with a source that was not read (${unread.length}): ${unread.map(({ id }) => id).join(", ") || "none"}`,
    `Questions below high confidence (${unsure.length}): ${unsure.map(({ id, confidence }) => `${id} (${confidence})`).join(", ") || "none"}`,
  ].join("\n");
}

for (const folder of await listPackFolders()) {
  const { pack, questions, problems } = await readPack(folder);
  if (!pack) continue;
  const parts = [
    byTopic(pack, questions),
    byConcept(pack, questions),
    commands(questions),
    sources(questions),
  ];
  console.log(
    [
      `# ${pack.title}: ${questions.length} questions, ${problems.length} problems`,
      ...parts,
      "",
    ].join("\n\n"),
  );
}
