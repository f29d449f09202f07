import { countLongTermReviews, hasCardsFoldedOtherwise } from "@/lib/memory/data/cards";
import { eachCard } from "@/lib/memory/data/log-by-card";
import { listFits, saveFit } from "@/lib/memory/data/parameter-fits";
import { effectiveEvents, UNSCHEDULED, type CardEvent } from "@/lib/memory/rules/cards/events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { modelOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { fitParameters } from "@/lib/memory/rules/fit/fit-parameters";
import type { Guard } from "@/lib/memory/rules/fit/guard";
import { checkHealth, type Health } from "@/lib/memory/rules/fit/health";
import { countLongTerm, isFitDue, latestHistories } from "@/lib/memory/rules/fit/refit";
import type { CardHistory } from "@/lib/memory/rules/fit/reviews";
import { askForJob } from "@/lib/shared/data/jobs";

/**
 * Sees to the person's memory: fits their weights if a fit is due, stores the fit, and asks for a
 * refold if weights were adopted or an older engine folded cards. Returns null if no fit is due.
 * It takes seconds of one core, so only the worker calls it; `id` is a UUIDv7.
 */
export async function refitMemory(request: {
  readonly userId: string;
  readonly id: string;
  readonly today: number;
  readonly memory: MemorySettings;
  readonly now: Date;
}): Promise<"adopted" | "not_better" | "grades_alike" | null> {
  const { userId, id, today, memory, now } = request;
  // Asked for first, so that it happens even if the fit fails. It comes after this job and folds
  // with the weights of then.
  if (await hasCardsFoldedOtherwise(userId, modelOf(memory))) await askForJob("refold", userId);
  const last = (await listFits(userId))[0];
  const lastFit = last ? { reviews: last.reviews, day: last.fittedDay } : null;
  // This is cheaper than reading the log.
  if (!isFitDue(await countLongTermReviews(userId), today, lastFit)) return null;
  const histories: CardHistory[] = [];
  for await (const { events } of eachCard(userId)) histories.push(...historiesOf(events));
  if (!isFitDue(countLongTerm(histories), today, lastFit)) return null;
  const fitted = fitParameters(latestHistories(histories), today);
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
      gradesAlike: outcome === "grades_alike",
    } satisfies FitMetrics,
    createdAt: now,
  });
  return outcome;
}

/** The stored figures of how well a fit did. */
export type FitMetrics = Pick<
  Guard,
  "fitted" | "byDefault" | "constant" | "gain" | "standardError"
> & {
  readonly health: Health;
  /** It was left because Hard, Good and Easy were the same to it. Fits before December 2026 lack it. */
  readonly gradesAlike?: boolean;
};

/**
 * Returns the events of a card as histories for a fit: effective grades that move the schedule, on
 * days that never go back. A reset starts a new history.
 */
export function historiesOf(events: readonly CardEvent[]): readonly CardHistory[] {
  const histories: { days: number[]; grades: number[] }[] = [{ days: [], grades: [] }];
  for (const event of effectiveEvents(events)) {
    if (event.kind === "reset") histories.push({ days: [], grades: [] });
    if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) continue;
    const current = histories.at(-1);
    current?.days.push(Math.max(event.studyDay, current.days.at(-1) ?? event.studyDay));
    current?.grades.push(GRADES.indexOf(event.grade) + 1);
  }
  return histories.filter(({ days }) => days.length > 0);
}
