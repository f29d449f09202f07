import { listAnswerLog, type AnswerLogRow } from "@/lib/memory/data/answer-log";
import { findRevisions } from "@/lib/questions/data/packs";
import type { LoggedAnswer } from "@/lib/memory/rules/points/point-memory";

/** Every grade and void of the person's log, each with the points of the revision that it was graded by: two queries in all. */
export async function readAnswers(userId: string): Promise<readonly LoggedAnswer[]> {
  const log = await listAnswerLog(userId);
  const keyOf = ({ questionId, revision }: Pick<AnswerLogRow, "questionId" | "revision">) =>
    `${questionId} ${revision}`;
  const asked = new Map(log.map((row) => [keyOf(row), row]));
  const revisions = await findRevisions([...asked.values()]);
  const points = new Map(revisions.map((each) => [keyOf(each), each.content.keyPoints]));
  return log.map((row) => {
    const own = points.get(keyOf(row));
    if (!own) throw new Error(`Inconsistent: no revision ${row.revision} of ${row.questionId}`);
    return { event: row.event, questionId: row.questionId, points: own, tickedPointIds: row.tickedPointIds };
  });
}
