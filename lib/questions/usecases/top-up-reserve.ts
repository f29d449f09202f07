import {
  reserveQuestions,
  listSeen,
  listEverReserved,
} from "@/lib/questions/data/reserved-questions";
import { chooseReserved, type BankQuestion } from "@/lib/questions/rules/reserve";

/**
 * Reserves a question in each cell that has none and could have one, for example after a release or
 * when the bank has grown. Returns the ids of all that are reserved now.
 */
export async function topUpReserve(
  userId: string,
  bank: readonly BankQuestion[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const [reserved, seen] = await Promise.all([listEverReserved(userId), listSeen(userId)]);
  const chosen = chooseReserved(bank, { userId, reserved, seen });
  await reserveQuestions(userId, chosen, now);
  const still = reserved.filter(({ releasedBy }) => releasedBy === null);
  return new Set([...still, ...chosen].map(({ questionId }) => questionId));
}
