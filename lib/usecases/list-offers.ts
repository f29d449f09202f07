import { listPackFiles, listQuestions } from "@/lib/data/packs";

/** What an interview can be made of: every question's level, topics and limit, and the topics' titles. */
export async function listOffers() {
  const [questions, packs] = await Promise.all([listQuestions(), listPackFiles()]);
  return {
    offers: questions.map(({ level, topics, limitSeconds }) => ({ level, topics, limitSeconds })),
    topics: packs.flatMap((pack) => pack.topics),
  };
}
