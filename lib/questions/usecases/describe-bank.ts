import { listPackFiles, listQuestions } from "@/lib/questions/data/packs";
import { LEVELS, type Level } from "@/lib/questions/rules/level";

/** What the bank has to offer now: levels with questions, and the titles of topics asked about. */
export type BankDescription = {
  readonly questions: number;
  readonly levels: readonly { readonly level: Level; readonly questions: number }[];
  readonly topics: readonly string[];
};

/** Describes the bank to somebody who doesn't know it. */
export async function describeBank(): Promise<BankDescription> {
  const [packs, questions] = await Promise.all([listPackFiles(), listQuestions()]);
  const asked = new Set(questions.map(({ topics: [main] }) => main));
  return {
    questions: questions.length,
    levels: LEVELS.map((level) => ({
      level,
      questions: questions.filter((question) => question.level === level).length,
    })).filter((level) => level.questions > 0),
    topics: packs.flatMap(({ topics }) =>
      topics.filter(({ id }) => asked.has(id)).map(({ title }) => title),
    ),
  };
}
