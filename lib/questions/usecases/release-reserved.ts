import { releaseQuestion } from "@/lib/questions/data/reserved-questions";
import type { ReleasedBy } from "@/lib/questions/rules/reserve";

/**
 * Releases a reserved question, which is planned, counted and asked like any other from then on.
 * Returns false when it wasn't reserved.
 */
export function releaseReserved(
  userId: string,
  questionId: string,
  by: ReleasedBy,
  now: Date,
): Promise<boolean> {
  return releaseQuestion(userId, questionId, by, now);
}
