import { listPackFiles, listQuestions } from "@/lib/questions/data/packs";

/** Returns how many questions the bank has now. */
export async function describeBank(): Promise<{
  readonly packs: readonly string[];
  readonly questions: number;
}> {
  const [packs, questions] = await Promise.all([listPackFiles(), listQuestions()]);
  return { packs: packs.map((pack) => pack.title), questions: questions.length };
}
