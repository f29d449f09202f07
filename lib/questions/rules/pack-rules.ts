import { LEVELS, type Level } from "./level";
import { nearDuplicates } from "./near-duplicates";
import type { Finding } from "./question-rules";
import type { PackFile, Question } from "./question-schema";

/** Counts a pack's questions by level and main topic; null means all. */
export function countQuestions(questions: readonly Pick<Question, "level" | "topics">[]) {
  return (level: string | null, topic: string | null) =>
    questions.filter(
      (question) =>
        (level === null || question.level === level) &&
        (topic === null || question.topics[0] === topic),
    ).length;
}

/** Returns the cells in which a pack has fewer questions than its file asks for. */
export function coverageFindings(pack: PackFile, questions: readonly Question[]): Finding[] {
  const { coverage } = pack;
  if (!coverage) return [];
  const count = countQuestions(questions);
  const isEmpty = (topic: string, level: Level) =>
    coverage.except?.some((cell) => cell.topic === topic && cell.levels.includes(level)) ?? false;
  const short = (field: string, what: string, has: number, least: number) =>
    has >= least
      ? []
      : [
          {
            path: ["coverage", field],
            message: `${what}: ${has} of ${least}; write more, or ask for less`,
          },
        ];
  return [
    ...LEVELS.flatMap((level) => short("perLevel", level, count(level, null), coverage.perLevel)),
    ...pack.topics.flatMap(({ id }) => short("perTopic", id, count(null, id), coverage.perTopic)),
    ...pack.topics.flatMap(({ id }) =>
      LEVELS.flatMap((level) =>
        isEmpty(id, level)
          ? []
          : short("perCell", `${id}, ${level}`, count(level, id), coverage.perCell),
      ),
    ),
  ];
}

/** Returns a fault when the question for visitors isn't in the pack. */
export function sampleFindings({ sample }: PackFile, ids: ReadonlySet<string>): Finding[] {
  if (sample === undefined || ids.has(sample)) return [];
  return [
    { path: ["sample"], message: `there is no question "${sample}"; name one of this pack's` },
  ];
}

/** Returns the ids, with their packs', of the questions whose answers anybody can read. */
export function sampleIds(packs: readonly Pick<PackFile, "id" | "sample">[]): string[] {
  return packs.flatMap(({ id, sample }) => (sample === undefined ? [] : [`${id}/${sample}`]));
}

/** Returns topics and concepts of a pack that reuse the id of an earlier one. */
export function repeatedNames({ topics, concepts }: PackFile): Finding[] {
  return Object.entries({ topics, concepts }).flatMap(([field, names]) => {
    const ids = names.map(({ id }) => id);
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ path: [field, i, "id"], message: `"${id}" is used twice; give it an id of its own` }],
    );
  });
}

/** A fault of a question in relation to the others of its pack. */
export type QuestionFinding = Finding & { readonly questionId: string };

/**
 * Returns prompts and points, including those of probes, that say nearly the same as an earlier one
 * of any question.
 */
export function duplicateFindings(questions: readonly Question[]): QuestionFinding[] {
  const prompts = questions.flatMap(({ id, prompt, probes }) => [
    { questionId: id, path: ["prompt"], text: prompt },
    ...probes.map((probe, i) => ({
      questionId: id,
      path: ["probes", i, "prompt"],
      text: probe.prompt,
    })),
  ]);
  const points = questions.flatMap(({ id, keyPoints, probes }) => [
    ...keyPoints.map(({ text }, i) => ({ questionId: id, path: ["keyPoints", i, "text"], text })),
    ...probes.flatMap((probe, i) =>
      probe.points.map(({ text }, j) => ({
        questionId: id,
        path: ["probes", i, "points", j, "text"],
        text,
      })),
    ),
  ]);
  return [prompts, points].flatMap((texts) =>
    nearDuplicates(texts).map(({ first, second }) => ({
      questionId: second.questionId,
      path: second.path,
      message: `says nearly the same as ${first.path.join(".")} of ${first.questionId} ("${first.text}"); ask or say something else`,
    })),
  );
}

/**
 * Returns prerequisites that lead back to their own question, because then there's nowhere to
 * begin.
 */
export function loopFindings(questions: readonly Question[]): QuestionFinding[] {
  const next = new Map(questions.map(({ id, prerequisites = [] }) => [id, prerequisites]));
  return questions.flatMap(({ id, prerequisites = [] }) =>
    prerequisites.flatMap((first, i) =>
      first !== id && reaches(first, id, next)
        ? [
            {
              questionId: id,
              path: ["prerequisites", i],
              message: `"${first}" itself builds on ${id}; take one of the two out`,
            },
          ]
        : [],
    ),
  );
}

function reaches(
  from: string,
  goal: string,
  next: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set([from]);
  // A set also iterates over entries that are added during the loop.
  for (const id of seen) for (const other of next.get(id) ?? []) seen.add(other);
  return seen.has(goal);
}
