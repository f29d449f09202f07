import { percent } from "./tables";
import { counted } from "@/lib/shared/words/counted";
import { MOCK_SCORE } from "@/lib/interview/rules/mock/mock-score";
import { normalReach } from "@/lib/interview/rules/mock/student-t";
import { sumOf } from "@/lib/shared/statistics";

/** A question of a clean mock that the person had met before, and that readiness therefore had a forecast for. */
export type ForeseenAnswer = {
  /** The chance of knowing it on that day, as readiness counted it, by the cards as they stood before the mock; 0 to 1. */
  readonly chance: number;
  /** Graded Hard or better: what readiness calls recalled. */
  readonly isKnown: boolean;
};

/** What readiness expected of mocks beside what they showed. */
export type Foreseen = {
  readonly questions: number;
  /** The expected number of known questions, and how far from it chance alone leads, in 19 of 20 cases. */
  readonly expected: number;
  readonly reach: number;
  readonly known: number;
  readonly verdict: "as_expected" | "more" | "less";
};

/**
 * Expected is the sum of the chances p; what is known spreads around it by sqrt(sum p (1 - p)), as answers are taken to be independent. At
 * least half a question is always left to chance: numbers of questions are whole. Null without a question that had been met.
 */
export function foreseen(answers: readonly ForeseenAnswer[]): Foreseen | null {
  if (answers.length === 0) return null;
  const expected = sumOf(answers, ({ chance }) => chance);
  const variance = sumOf(answers, ({ chance }) => chance * (1 - chance));
  const known = answers.filter(({ isKnown }) => isKnown).length;
  const reach = Math.max(0.5, normalReach(MOCK_SCORE.claimed) * Math.sqrt(variance));
  const verdict = Math.abs(known - expected) <= reach ? "as_expected" : known > expected ? "more" : "less";
  return { questions: answers.length, expected, reach, known, verdict };
}

const VERDICTS: Readonly<Record<Foreseen["verdict"], string>> = {
  as_expected: "That is within chance.",
  more: "That is more than chance: on the clock you know more than your reviews say.",
  less: "That is less than chance: on the clock you know less than your reviews say.",
};

/** Both in one sentence: "Of the 12 questions that you had met, readiness expected you to know 9.4, give or take 2.7; you knew 8." */
export function foreseenInWords({ questions, expected, reach, known, verdict }: Foreseen): string {
  const met = questions === 1 ? "Of the one question" : `Of the ${questions} questions`;
  return `${met} that you had met before, readiness expected you to know ${oneDecimal(expected)}, give or take ${oneDecimal(reach)}; you knew ${known}. ${VERDICTS[verdict]}`;
}

/** What each of the two numbers measures, where they stand beside each other. */
export const WHAT_EACH_MEASURES =
  "Readiness is the share of all questions that you would know at all on that day, by what your reviews say of your memory. The mock score is the share of the points that you said in time. Neither is a mark for the other, and they need not be equal.";

/** The score on questions that were held out until the mock, so that it shows what carries over to new ones. */
export function heldOutInWords({ questions, score, give }: { questions: number; score: number; give: number }): string {
  return `On ${counted(questions, "held-out question", "held-out questions")}, which nothing had shown you before, ${percent(score)}, give or take ${give}.`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
