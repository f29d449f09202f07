import { listAnswerLog } from "@/lib/memory/data/answer-log";
import { readRevisions } from "@/lib/questions/data/packs";
import type { LoggedAnswer } from "@/lib/memory/rules/points/point-memory";

/**
 * Returns every grade and void of the person's log, each with the points of its revision. It takes
 * two queries in all.
 */
export async function readAnswers(userId: string): Promise<readonly LoggedAnswer[]> {
  const log = await listAnswerLog(userId);
  const contentOf = await readRevisions(log);
  return log.map((row) => ({
    event: row.event,
    questionId: row.questionId,
    points: contentOf(row).keyPoints,
    tickedPointIds: row.tickedPointIds,
  }));
}
