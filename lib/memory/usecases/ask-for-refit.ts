import { takeFitDay } from "@/lib/memory/data/parameter-fits";
import { BoundedMap } from "@/lib/shared/bounded-map";
import { commit } from "@/lib/shared/data/commit";
import { jobWrite } from "@/lib/shared/data/jobs";

// This only saves the question: the database decides, for all processes.
const ASKED_KEPT = 10_000;
const asked = new BoundedMap<string, number>(ASKED_KEPT);

/**
 * Asks the worker to see to the person's memory, once a study day, however many processes ask. A
 * fit that fails isn't tried again that day.
 */
export async function askForRefit(userId: string, today: number): Promise<void> {
  await commit([takeFitDay(userId, today), jobWrite("refit", userId)]);
  asked.set(userId, today);
}

/** Returns whether this process knows that the person's refit was asked for on this study day. */
export function isRefitAsked(userId: string, today: number): boolean {
  return asked.get(userId) === today;
}
