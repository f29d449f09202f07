import { fitParameters } from "@/lib/domain/memory/fit/fit-parameters";
import type { CardHistory } from "@/lib/domain/memory/fit/reviews";
import { modelOf, type MemorySettings } from "@/lib/domain/memory/person-memory";
import { projectPlan } from "@/lib/domain/memory/plan/projection";
import type { PlanInput } from "@/lib/domain/memory/plan/plan-types";

/** What takes too long for the thread that answers people. Plain data: it crosses to another thread. */
export type MemoryWork =
  | { readonly kind: "fit"; readonly histories: readonly CardHistory[]; readonly fittedDay: number }
  | { readonly kind: "project"; readonly input: Omit<PlanInput, "model">; readonly memory: MemorySettings };

/** What comes of it, by its kind. */
export type MemoryOutcome = {
  readonly fit: ReturnType<typeof fitParameters>;
  readonly project: ReturnType<typeof projectPlan>;
};

/** Does the work, whatever thread this is. */
export function doMemoryWork(work: MemoryWork): MemoryOutcome[MemoryWork["kind"]] {
  if (work.kind === "fit") return fitParameters(work.histories, work.fittedDay);
  return projectPlan({ ...work.input, model: modelOf(work.memory) });
}
