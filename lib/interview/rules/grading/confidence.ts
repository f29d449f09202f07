import { CONFIDENCES } from "@/lib/interview/rules/session/interview-state";

export type Confidence = (typeof CONFIDENCES)[number];

/** How likely a person finds it that their answer passes, in a word. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  10: "Hardly",
  40: "Perhaps",
  70: "Likely",
  95: "Certainly",
};

/** "You expected: likely (70 %)"; nothing where nobody was asked. */
export function confidenceSentence(confidence: number | null): string {
  const known = CONFIDENCES.find((each) => each === confidence);
  return known ? `Before you saw the model answer you said: ${CONFIDENCE_WORDS[known].toLowerCase()}, ${known} %.` : "";
}
