import { readRevisions } from "@/lib/questions/data/packs";
import { listLatestGrades } from "@/lib/memory/data/review-events";
import { topicFacts, type LatestAttempt } from "@/lib/memory/rules/points/facts";
import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";

/** Returns the person's latest effective answer to each question, with the points asked then. */
export async function loadAttempts(userId: string): Promise<readonly LatestAttempt[]> {
  const grades = await listLatestGrades(userId);
  const contentOf = await readRevisions(grades);
  return grades.map(({ questionId, revision, tickedPointIds }) => {
    const { prompt, level, topics, keyPoints } = contentOf({ questionId, revision });
    return { questionId, questionText: prompt, level, topics, points: keyPoints, tickedPointIds };
  });
}

/** Returns the main topics that are weak by the person's latest answers. */
export async function loadWeakTopics(userId: string): Promise<ReadonlySet<string>> {
  const weak = topicFacts(await loadAttempts(userId)).filter(
    ({ share }) => share < WEAK_SHARE_BELOW,
  );
  return new Set(weak.map(({ topic }) => topic));
}
