import { listTallies } from "@/lib/memory/data/cards";
import { pointMemory, type PointMemory } from "@/lib/memory/rules/points/point-memory";
import { readRevisions } from "@/lib/questions/data/packs";

/** Returns what the person's answers say of each point and concept, the worst first. */
export async function readTallies(userId: string): Promise<PointMemory> {
  const questions = await listTallies(userId);
  const contentOf = await readRevisions(
    questions.flatMap(({ questionId, tallies }) =>
      Object.values(tallies.points).map(({ revision }) => ({ questionId, revision })),
    ),
  );
  return pointMemory(
    questions,
    (questionId, revision) => contentOf({ questionId, revision }).keyPoints,
  );
}
