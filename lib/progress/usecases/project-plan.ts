import { createHash } from "node:crypto";
import { findProjection, saveProjection } from "@/lib/memory/data/projections";
import { withoutModel } from "@/lib/memory/rules/plan/plan-settings";
import { projectPlan } from "@/lib/memory/rules/plan/projection";
import type { PlanInput } from "@/lib/memory/rules/plan/plan-types";
import { loadDay, type Learner } from "@/lib/practice/usecases/load-day";

/**
 * Calculates what the plan brings until the interview and stores it, unless it's stored already.
 * It takes seconds of one core, so only the worker calls it.
 */
export async function storeProjection(learner: Learner): Promise<void> {
  const { input, waiting } = await loadDay(learner);
  const projected = toProjected(input, waiting);
  const hash = hashOf(projected);
  if ((await findProjection(learner.userId))?.inputHash === hash) return;
  await saveProjection(learner.userId, hash, projectPlan(projected), learner.now);
}

/**
 * Returns what the projection of a day is calculated from. What was forgotten today isn't in
 * today's plan, but will be asked on the day like everything else.
 */
export function toProjected(input: PlanInput, waiting: PlanInput["cards"]): PlanInput {
  return { ...input, cards: [...input.cards, ...waiting] };
}

/** Returns a hash of everything that a projection is calculated from, its model included. */
export function hashOf(input: PlanInput): string {
  const { engineVersion, parameterVersion } = input.model;
  const text = JSON.stringify([withoutModel(input), engineVersion, parameterVersion]);
  return createHash("sha256").update(text).digest("hex");
}
