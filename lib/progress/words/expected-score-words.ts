import type { ExpectedScore } from "@/lib/progress/rules/expected-score";
import { counted } from "@/lib/shared/words/counted";
import { percent } from "@/lib/shared/words/percent";

const VERDICTS: Readonly<Record<ExpectedScore["verdict"], string>> = {
  as_expected: "That is within chance.",
  more: "That is more than chance: on the clock you know more than your reviews say.",
  less: "That is less than chance: on the clock you know less than your reviews say.",
};

/**
 * Returns both in one sentence: "Of the 12 questions that you had seen, readiness expected you to
 * know 9.4, give or take 2.7; you knew 8."
 */
export function expectedWords({
  questions,
  expected,
  reach,
  known,
  verdict,
}: ExpectedScore): string {
  const those = questions === 1 ? "Of the one question" : `Of the ${questions} questions`;
  return `${those} that you had seen before, readiness expected you to know ${oneDecimal(expected)}, give or take ${oneDecimal(reach)}; you knew ${known}. ${VERDICTS[verdict]}`;
}

/** What each of the two numbers measures, for a page that shows both. */
export const WHAT_EACH_MEASURES =
  "Readiness is the share of all questions that you would know at all on that day, by what your reviews say of your memory. The mock score is the share of the points that you covered in time. Neither is a mark for the other, and they need not be equal.";

/** Returns the score on reserved questions in words, which shows what carries over to new ones. */
export function reservedScoreWords({
  questions,
  score,
  give,
}: {
  questions: number;
  score: number;
  give: number;
}): string {
  return `On ${counted(questions, "reserved question", "reserved questions")}, which nothing had shown you before, ${percent(score)}, give or take ${give}.`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
