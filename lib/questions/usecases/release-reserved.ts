import { releaseQuestion } from "@/lib/questions/data/reserved-questions";
import type { ReleasedBy } from "@/lib/questions/rules/reserve";

/**
 * Releases a question that was reserved for mocks: from now on it's planned, counted and asked like
 * any other. True when it was kept until now; one that isn't kept stays as it is.
 */
export function releaseReserved(
  userId: string,
  questionId: string,
  by: ReleasedBy,
  now: Date,
): Promise<boolean> {
  return releaseQuestion(userId, questionId, by, now);
}
