import { DESIRED_RETENTION, defaultModel, fsrs6, type MemoryModel } from "./model";
import type { Schedule } from "./schedule";
import { BoundedMap } from "@/lib/shared/bounded-map";

/**
 * The settings of a person's memory. Without a parameter version the model is the default one, and
 * without a desired retention it's the usual one.
 */
export type MemorySettings = {
  readonly weights: readonly number[];
  readonly parameterVersion: string | null;
  readonly desiredRetention: number | null;
};

/** The settings of a new account. */
export const USUAL_MEMORY: MemorySettings = {
  weights: [],
  parameterVersion: null,
  desiredRetention: null,
};

/**
 * The desired retentions to choose from. Below this range people forget too much between reviews;
 * above it the reviews never end.
 */
export const RETENTION_RANGE = { min: 0.7, max: 0.97 } as const;

const MODELS_KEPT = 200;
// A version is the hash of its weights, so an entry is right for good.
const models = new BoundedMap<string, MemoryModel>(MODELS_KEPT);

/**
 * Returns the model of a person's weights, made once for each set, or the default model. Throws a
 * RangeError for weights that FSRS-6 doesn't allow, because defaults mustn't replace them silently.
 */
export function modelOf({ weights, parameterVersion }: MemorySettings): MemoryModel {
  if (parameterVersion === null) return defaultModel;
  const known = models.get(parameterVersion);
  if (known) return known;
  const model = fsrs6(weights, parameterVersion);
  models.set(parameterVersion, model);
  return model;
}

/** Returns the schedule that turns the person's memories into due days. */
export function scheduleOf({ desiredRetention }: MemorySettings): Schedule {
  return { desiredRetention: desiredRetention ?? DESIRED_RETENTION };
}
