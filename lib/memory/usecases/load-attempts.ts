import { findRevisions } from "@/lib/questions/data/packs";
import { listLatestGrades } from "@/lib/memory/data/review-events";
import { topicFacts, WEAK_BELOW, type LatestAttempt } from "@/lib/memory/rules/points/facts";

/** The person's latest standing answer to each question, with the points of the revision that was asked. */
export async function loadAttempts(userId: string): Promise<readonly LatestAttempt[]> {
  const grades = await listLatestGrades(userId);
  const revisions = await findRevisions(grades);
  const contents = new Map(revisions.map((each) => [`${each.questionId} ${each.revision}`, each.content]));
  return grades.map(({ questionId, revision, tickedPointIds }) => {
    const content = contents.get(`${questionId} ${revision}`);
    if (!content) throw new Error(`Inconsistent: no revision ${revision} of ${questionId}`);
    const { prompt, level, topics, keyPoints } = content;
    return { questionId, prompt, level, topics, points: keyPoints, tickedPointIds };
  });
}

/** The main topics of which the person last said too little. */
export async function loadWeakTopics(userId: string): Promise<ReadonlySet<string>> {
  const weak = topicFacts(await loadAttempts(userId)).filter(({ share }) => share < WEAK_BELOW);
  return new Set(weak.map(({ topic }) => topic));
}
