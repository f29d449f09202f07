import { capitalCounted } from "@/lib/shared/words/counted";
import { inSentence } from "@/lib/shared/words/in-sentence";
import type { Recommendation } from "@/lib/interview/rules/report/recommendation";

/** The reason for the next step, and the label of its button. */
export type StepWords = { readonly text: string; readonly button: string };

const NEW: Readonly<Record<Extract<Recommendation, { kind: "new" }>["why"], string>> = {
  nothing_graded: "Nothing was graded, so nothing is known. A short one is enough to begin.",
  practised:
    "You covered most of it. Practice gives no mock score; a mock interview shows whether it holds among other questions.",
};

const PARALLEL: Readonly<Record<Extract<Recommendation, { kind: "parallel" }>["why"], string>> = {
  what_stuck:
    "The same questions again show what stuck, once you have not read their answers for a day. Others of the same kind can be an unaided mock now.",
  carries_over:
    "You covered most of it. Other questions of the same kind show whether that carries over.",
  no_score: "This one gives no mock score. Other questions of the same kind can.",
};

/** Returns the next step after an interview in words. */
export function recommendationWords(step: Recommendation): StepWords {
  switch (step.kind) {
    case "topic": {
      const topic = inSentence(step.title);
      return { text: `You missed most in ${topic}.`, button: `Practise ${topic}` };
    }
    case "today":
      return {
        text: `${capitalCounted(step.due, "question is", "questions are")} due today.`,
        button: "Go to Today",
      };
    case "new":
      return { text: NEW[step.why], button: "New interview" };
    case "parallel":
      return { text: PARALLEL[step.why], button: "Others of the same kind" };
  }
}
