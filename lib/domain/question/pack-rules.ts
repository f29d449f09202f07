import { LEVELS, type Level } from "./level";
import { nearDuplicates } from "./near-duplicates";
import type { Finding } from "./question-rules";
import type { PackFile, Question } from "./question-schema";

/** Counts a pack's questions by level and main topic; null stands for all. */
export function countQuestions(questions: readonly Pick<Question, "level" | "topics">[]) {
  return (level: string | null, topic: string | null) =>
    questions.filter(
      (question) => (level === null || question.level === level) && (topic === null || question.topics[0] === topic),
    ).length;
}

/** What a pack holds too little of, against the coverage that its file asks for. */
export function coverageFindings(pack: PackFile, questions: readonly Question[]): Finding[] {
  const { coverage } = pack;
  if (!coverage) return [];
  const count = countQuestions(questions);
  const isEmpty = (topic: string, level: Level) =>
    coverage.except?.some((cell) => cell.topic === topic && cell.levels.includes(level)) ?? false;
  const short = (field: string, what: string, has: number, least: number) =>
    has >= least
      ? []
      : [{ path: ["coverage", field], message: `${what}: ${has} of ${least}; write more, or ask for less` }];
  return [
    ...LEVELS.flatMap((level) => short("perLevel", level, count(level, null), coverage.perLevel)),
    ...pack.topics.flatMap(({ id }) => short("perTopic", id, count(null, id), coverage.perTopic)),
    ...pack.topics.flatMap(({ id }) =>
      LEVELS.flatMap((level) =>
        isEmpty(id, level) ? [] : short("perCell", `${id}, ${level}`, count(level, id), coverage.perCell),
      ),
    ),
  ];
}

export type DuplicateFinding = Finding & { readonly questionId: string };

/** Prompts, and key points of different questions or of one, that say nearly the same as an earlier one. */
export function duplicateFindings(questions: readonly Question[]): DuplicateFinding[] {
  const prompts = questions.map(({ id, prompt }) => ({ questionId: id, path: ["prompt"], text: prompt }));
  const points = questions.flatMap(({ id, keyPoints }) =>
    keyPoints.map(({ text }, i) => ({ questionId: id, path: ["keyPoints", i, "text"], text })),
  );
  return [prompts, points].flatMap((texts) =>
    nearDuplicates(texts).map(({ first, second }) => ({
      questionId: second.questionId,
      path: second.path,
      message: `says nearly the same as ${first.path.join(".")} of ${first.questionId} ("${first.text}"); ask or say something else`,
    })),
  );
}
