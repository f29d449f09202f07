import { listInterviews } from "@/lib/data/interview-list";
import { listPackFiles, listQuestions } from "@/lib/data/packs";
import { packIdOf } from "@/lib/domain/question/pack-id";

/**
 * What an interview can be made of: every question's level, limit and topics (the id of its pack stands for all of the pack's topics), and
 * the packs with their topics' titles; and whether it is the person's first interview.
 */
export async function listOffers(userId: string, now: Date) {
  const [questions, packs, interviews] = await Promise.all([
    listQuestions(),
    listPackFiles(),
    listInterviews(userId, 1, now),
  ]);
  return {
    offers: questions.map(({ id, level, topics, limitSeconds }) => ({
      level,
      topics: [...topics, packIdOf(id)],
      limitSeconds,
    })),
    packs: packs.map(({ id, title, topics }) => ({ id, title, topics })),
    isFirst: interviews.length === 0,
  };
}
