import { listInterviews } from "@/lib/data/interviews";
import { listPackFiles, listQuestions } from "@/lib/data/packs";

/** What an interview can be made of: every question's level, topics and limit, and the topics' titles; and whether it is the person's first. */
export async function listOffers(userId: string) {
  const [questions, packs, interviews] = await Promise.all([
    listQuestions(),
    listPackFiles(),
    listInterviews(userId, 1),
  ]);
  return {
    offers: questions.map(({ level, topics, limitSeconds }) => ({ level, topics, limitSeconds })),
    topics: packs.flatMap((pack) => pack.topics),
    isFirst: interviews.length === 0,
  };
}
