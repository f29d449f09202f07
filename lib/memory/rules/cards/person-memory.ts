import { DESIRED_RETENTION, defaultModel, fsrs6, type MemoryModel } from "./model";
import type { Schedule } from "./schedule";
import { BoundedMap } from "@/lib/shared/bounded-map";

/**
 * What a person's memory is calculated with. No weights: the defaults; no desired retention: the
 * usual one.
 */
export type MemorySettings = {
  readonly weights: readonly number[];
  readonly parameterVersion: string | null;
  readonly desiredRetention: number | null;
};

/** What everybody begins with. */
export const USUAL_MEMORY: MemorySettings = {
  weights: [],
  parameterVersion: null,
  desiredRetention: null,
};

/**
 * Desired retention that may be chosen: below, half of what is asked is gone; above, the reviews
 * never end.
 */
export const RETENTION_RANGE = { min: 0.7, max: 0.97 } as const;

const MODELS_KEPT = 200;
const models = new BoundedMap<string, MemoryModel>(MODELS_KEPT);

/**
 * Returns the model of a person's own weights, or the default one. Made once for each set, because
 * making it costs more than a review. Throws when a set doesn't hold the weights of its model: the
 * defaults never stand in for it.
 */
export function modelOf({ weights, parameterVersion }: MemorySettings): MemoryModel {
  if (parameterVersion === null) return defaultModel;
  const known = models.get(parameterVersion);
  if (known) return known;
  const model = fsrs6(weights, parameterVersion);
  models.set(parameterVersion, model);
  return model;
}

/** Returns how the person's memories become due days. */
export function scheduleOf({ desiredRetention }: MemorySettings): Schedule {
  return { desiredRetention: desiredRetention ?? DESIRED_RETENTION };
}
