import { listFits, saveFit } from "@/lib/memory/data/parameter-fits";
import { countReviews, listLog, type LoggedEvent } from "@/lib/memory/data/review-events";
import { hasCardsFoldedOtherwise } from "@/lib/memory/data/cards";
import { cardsOf } from "@/lib/memory/rules/cards/cards-of";
import { effectiveEvents, UNSCHEDULED } from "@/lib/memory/rules/cards/events";
import type { Guard } from "@/lib/memory/rules/fit/guard";
import { checkHealth, type Health } from "@/lib/memory/rules/fit/health";
import { isFitDue } from "@/lib/memory/rules/fit/refit";
import type { CardHistory } from "@/lib/memory/rules/fit/reviews";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { modelOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { runMemoryWork } from "@/lib/worker/run-memory-work";
import { rebuildCards } from "./rebuild-cards";
import { BoundedMap } from "@/lib/shared/bounded-map";
import { sumOf } from "@/lib/shared/statistics";

const TRIED_KEPT = 10_000;
const tried = new BoundedMap<string, number>(TRIED_KEPT);

/**
 * Calls `refitMemory` at most once a study day for each person and process. It also refolds cards
 * that an older engine or other weights folded, as after an update or an interrupted refold.
 */
export async function refitDaily(
  request: Parameters<typeof refitMemory>[0] & MemorySettings,
): Promise<void> {
  const { userId, today, weights, parameterVersion, desiredRetention } = request;
  if (isRefitTried(userId, today)) return;
  tried.set(userId, today);
  if ((await refitMemory(request)) === "adopted") return;
  const memory = { weights, parameterVersion, desiredRetention };
  if (await hasCardsFoldedOtherwise(userId, modelOf(memory))) await rebuildCards(userId, memory);
}

/** Returns whether this process has already run `refitDaily` for the person on this study day. */
export function isRefitTried(userId: string, today: number): boolean {
  return tried.get(userId) === today;
}

/**
 * Fits the person's weights in another thread if a fit is due, and stores the fit; adopted weights
 * refold all cards. Returns null if no fit is due; `id` is a UUIDv7.
 */
export async function refitMemory(request: {
  readonly userId: string;
  readonly id: string;
  readonly today: number;
  readonly desiredRetention: number | null;
  readonly now: Date;
}): Promise<"adopted" | "not_better" | null> {
  const { userId, id, today, desiredRetention, now } = request;
  const last = (await listFits(userId))[0];
  const lastFit = last ? { reviews: last.reviews, day: last.fittedDay } : null;
  // This is cheaper than reading the log, and there are never more long-term reviews than reviews.
  if (!isFitDue(await countReviews(userId), today, lastFit)) return null;
  const histories = historiesOf(await listLog(userId));
  if (!isFitDue(countLongTerm(histories), today, lastFit)) return null;
  const fitted = await runMemoryWork({ kind: "fit", histories, fittedDay: today });
  if (!fitted.ok)
    throw new Error(`Inconsistent: a person's log can't be fitted: ${fitted.error.field}`);
  const { value } = fitted;
  if (value.outcome === "too_few") return null;
  const { guard, outcome } = value;
  const { fitted: own, byDefault, constant, gain, standardError } = guard;
  await saveFit(userId, {
    id,
    version: outcome === "adopted" ? value.set.version : null,
    weights: outcome === "adopted" ? value.set.weights : [],
    reviews: outcome === "adopted" ? value.set.reviews : value.reviews,
    fittedDay: today,
    metrics: {
      fitted: own,
      byDefault,
      constant,
      gain,
      standardError,
      health: checkHealth(guard),
    } satisfies FitMetrics,
    createdAt: now,
  });
  if (outcome === "adopted") {
    const { weights, version } = value.set;
    await rebuildCards(userId, { weights, parameterVersion: version, desiredRetention });
  }
  return outcome;
}

/** The stored figures of how well a fit did. */
export type FitMetrics = Pick<
  Guard,
  "fitted" | "byDefault" | "constant" | "gain" | "standardError"
> & {
  readonly health: Health;
};

/**
 * Returns the log as card histories for a fit: effective grades that move the schedule, on days
 * that never go back. A reset starts a new history.
 */
export function historiesOf(log: readonly LoggedEvent[]): readonly CardHistory[] {
  return cardsOf(log).flatMap(({ events }) => {
    const histories: { days: number[]; grades: number[] }[] = [{ days: [], grades: [] }];
    for (const event of effectiveEvents(events)) {
      if (event.kind === "reset") histories.push({ days: [], grades: [] });
      if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) continue;
      const current = histories.at(-1);
      current?.days.push(Math.max(event.studyDay, current.days.at(-1) ?? event.studyDay));
      current?.grades.push(GRADES.indexOf(event.grade) + 1);
    }
    return histories.filter(({ days }) => days.length > 0);
  });
}

function countLongTerm(histories: readonly CardHistory[]): number {
  return sumOf(
    histories,
    ({ days }) => days.filter((day, i) => i > 0 && day > (days[i - 1] ?? day)).length,
  );
}
