import {
  reserveQuestions,
  listSeen,
  listEverReserved,
} from "@/lib/questions/data/reserved-questions";
import { chooseReserved } from "@/lib/questions/rules/reserve";

/**
 * Keeps a question for mocks in each cell that has none and could have one: after a release, when
 * the bank has grown, for people from before there was a reserve. Gives the ids of all that's kept
 * now; a second time changes nothing.
 */
export async function topUpReserve(
  userId: string,
  bank: Parameters<typeof chooseReserved>[0],
  now: Date,
): Promise<ReadonlySet<string>> {
  const [reserved, seen] = await Promise.all([listEverReserved(userId), listSeen(userId)]);
  const chosen = chooseReserved(bank, { userId, reserved, seen });
  await reserveQuestions(userId, chosen, now);
  const still = reserved.filter(({ releasedBy }) => releasedBy === null);
  return new Set([...still, ...chosen].map(({ questionId }) => questionId));
}
