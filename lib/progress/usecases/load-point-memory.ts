import { listPackFiles } from "@/lib/questions/data/packs";
import { listAskedNow } from "@/lib/interview/data/question-history";
import {
  withoutPointsOf,
  type ConceptTally,
  type PointTally,
} from "@/lib/memory/rules/points/point-memory";
import type { PackFile } from "@/lib/questions/rules/question-schema";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { readTallies } from "@/lib/memory/usecases/read-tallies";
import { titlesOf } from "@/lib/questions/rules/titles";

/** A concept with the name that its pack gives it. */
export type NamedConcept = ConceptTally & { readonly title: string };

/**
 * Returns how often the person missed each point and concept, the worst first, and the current
 * study day. It leaves out points of a question that an interview waits for.
 */
export async function loadPointMemory({
  userId,
  zone,
  cutoffHour,
  now,
}: DayRule & { readonly userId: string; readonly now: Date }): Promise<{
  readonly today: number;
  readonly points: readonly PointTally[];
  readonly concepts: readonly NamedConcept[];
}> {
  const [memory, packs, askedNow] = await Promise.all([
    readTallies(userId),
    listPackFiles(),
    listAskedNow(userId, now),
  ]);
  const { points, concepts } = withoutPointsOf(memory, askedNow);
  return {
    today: studyDayOf(now, zone, cutoffHour),
    points,
    concepts: withTitles(concepts, packs),
  };
}

/** Returns concepts with their names. One that its pack has dropped keeps its id. */
export function withTitles(
  concepts: readonly ConceptTally[],
  packs: readonly PackFile[],
): readonly NamedConcept[] {
  const titles = titlesOf(packs);
  return concepts.map((each) => ({
    ...each,
    title: titles.get(`${each.packId}/${each.concept}`) ?? each.concept,
  }));
}
