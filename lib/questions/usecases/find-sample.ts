import { findCurrentQuestion, listPackFiles } from "@/lib/questions/data/packs";
import { sampleIds } from "@/lib/questions/rules/pack-rules";
import type { Question } from "@/lib/questions/rules/question-schema";

/** A question that visitors can try, whose model answer anybody may read. */
export type Sample = {
  readonly content: Question;
  /** The language of its pack, as for `lang`. */
  readonly language: string;
  readonly packTitle: string;
};

/** Returns the first pack's question for visitors, or null when no pack names one. */
export async function findSample(): Promise<Sample | null> {
  for (const pack of await listPackFiles()) {
    const [questionId] = sampleIds([pack]);
    const found = questionId === undefined ? null : await findCurrentQuestion(questionId);
    if (found) return { content: found.content, language: pack.language, packTitle: pack.title };
  }
  return null;
}
