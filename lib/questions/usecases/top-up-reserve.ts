import { listPackFiles } from "@/lib/questions/data/packs";
import {
  reserveQuestions,
  listSeen,
  listEverReserved,
} from "@/lib/questions/data/reserved-questions";
import { sampleIds } from "@/lib/questions/rules/pack-rules";
import { chooseReserved, type BankQuestion } from "@/lib/questions/rules/reserve";
import { releaseReserved } from "./release-reserved";

/**
 * Reserves a question in each cell that has none and could have one, for example after a release or
 * when the bank has grown, and releases what visitors can read by now. Returns the ids of all that
 * are reserved now.
 */
export async function topUpReserve(
  userId: string,
  bank: readonly BankQuestion[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const [ever, seen, packs] = await Promise.all([
    listEverReserved(userId),
    listSeen(userId),
    listPackFiles(),
  ]);
  const samples = new Set(sampleIds(packs));
  const isReserved = ({ releasedBy }: { releasedBy: string | null }) => releasedBy === null;
  const readable = ever.filter(
    (question) => isReserved(question) && samples.has(question.questionId),
  );
  for (const { questionId } of readable) await releaseReserved(userId, questionId, "reveal", now);
  const reserved = ever.map((question) =>
    readable.includes(question) ? { ...question, releasedBy: "reveal" as const } : question,
  );
  const chosen = chooseReserved(bank, { userId, reserved, seen: new Set([...seen, ...samples]) });
  await reserveQuestions(userId, chosen, now);
  return new Set([...reserved.filter(isReserved), ...chosen].map(({ questionId }) => questionId));
}
