import { keepQuestions, listMet, listReserved } from "@/lib/questions/data/reserved-questions";
import { chooseReserved } from "@/lib/questions/rules/reserve";

/**
 * Keeps a question for mocks in each cell that has none and could have one: after a release, when the bank has grown, for people from before there
 * was a reserve. Gives the ids of all that is kept now; a second time changes nothing.
 */
export async function topUpReserve(
  userId: string,
  bank: Parameters<typeof chooseReserved>[0],
  now: Date,
): Promise<ReadonlySet<string>> {
  const [kept, met] = await Promise.all([listReserved(userId), listMet(userId)]);
  const chosen = chooseReserved(bank, { userId, kept, met });
  await keepQuestions(userId, chosen, now);
  const still = kept.filter(({ releasedBy }) => releasedBy === null);
  return new Set([...still, ...chosen].map(({ questionId }) => questionId));
}
