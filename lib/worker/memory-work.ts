import { fitParameters } from "@/lib/memory/rules/fit/fit-parameters";
import type { CardHistory } from "@/lib/memory/rules/fit/reviews";
import { modelOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { projectPlan } from "@/lib/memory/rules/plan/projection";
import type { PlanInput } from "@/lib/memory/rules/plan/plan-types";

/** Work that takes too long for the thread that serves pages, as plain data for another one. */
export type MemoryWork =
  | { readonly kind: "fit"; readonly histories: readonly CardHistory[]; readonly fittedDay: number }
  | {
      readonly kind: "project";
      readonly input: Omit<PlanInput, "model">;
      readonly memory: MemorySettings;
    };

/** The results of memory work, by its kind. */
export type MemoryOutcome = {
  readonly fit: ReturnType<typeof fitParameters>;
  readonly project: ReturnType<typeof projectPlan>;
};

/** Does the work in the current thread and returns its result. */
export function doMemoryWork(work: MemoryWork): MemoryOutcome[MemoryWork["kind"]] {
  if (work.kind === "fit") return fitParameters(work.histories, work.fittedDay);
  return projectPlan({ ...work.input, model: modelOf(work.memory) });
}
