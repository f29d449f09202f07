import { withoutModel } from "@/lib/memory/rules/plan/plan-settings";
import type { Projection } from "@/lib/memory/rules/plan/projection";
import { runMemoryWork } from "@/lib/worker/run-memory-work";
import { loadDay, type Learner } from "@/lib/practice/usecases/load-day";
import { BoundedMap } from "@/lib/shared/bounded-map";

const KEPT = 100;
const kept = new BoundedMap<string, Promise<Projection | null>>(KEPT);

/**
 * Returns what the plan achieves until the interview, what it doesn't reach and what ten more
 * minutes a day would add, or null without an interview ahead. It's calculated in a thread, once
 * for the same cards on the same day.
 */
export async function loadProjection(learner: Learner): Promise<
  | (Omit<Projection, "unreached"> & {
      readonly unreached: readonly { readonly questionId: string; readonly questionText: string }[];
    })
  | null
> {
  const { input, waiting, interviewDay, questions } = await loadDay(learner);
  if (interviewDay === null) return null;
  // A question that was forgotten today isn't in today's plan, but will be asked on the day like
  // all others.
  const work = {
    kind: "project",
    input: withoutModel({ ...input, cards: [...input.cards, ...waiting] }),
    memory: learner.memory,
  } as const;
  const key = JSON.stringify(work);
  let projected = kept.get(key);
  if (!projected) {
    projected = runMemoryWork(work);
    kept.set(key, projected);
    projected.catch(() => kept.delete(key));
  }
  const projection = await projected;
  if (!projection) return null;
  const texts = new Map(
    questions.map(({ questionId, questionText }) => [questionId, questionText]),
  );
  return {
    ...projection,
    unreached: projection.unreached.map((questionId) => ({
      questionId,
      questionText: texts.get(questionId) ?? "",
    })),
  };
}
