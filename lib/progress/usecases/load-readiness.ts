import { listPackFiles } from "@/lib/questions/data/packs";
import { listFits } from "@/lib/memory/data/parameter-fits";
import { listPlanned, type PlannedQuestion } from "@/lib/practice/data/planned";
import { listLog } from "@/lib/memory/data/review-events";
import { calibrate, dispersionOf } from "@/lib/memory/rules/readiness/calibration";
import { cardsOf } from "@/lib/memory/rules/cards/cards-of";
import { chanceOfAtLeast } from "@/lib/memory/rules/readiness/chance";
import { dueByDay } from "@/lib/memory/rules/cards/due-by-day";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { interviewDayOf } from "@/lib/memory/rules/plan/plan-settings";
import { longTermPredictions, type Prediction } from "@/lib/memory/rules/readiness/predictions";
import { forecastFor, type ReadinessItem } from "@/lib/memory/rules/readiness/readiness";
import { topicReadiness } from "@/lib/memory/rules/readiness/weak-topics";
import { LEVELS } from "@/lib/questions/rules/level";
import { studyDayOf } from "@/lib/shared/study-day";
import type { Learner } from "@/lib/practice/usecases/load-day";
import type { FitMetrics } from "@/lib/memory/usecases/refit-memory";
import { titlesOf } from "@/lib/questions/rules/titles";

/**
 * The interview that the chance is calculated for: this many questions, this many of them answered.
 */
export const USUAL_INTERVIEW = { questions: 10, least: 7 } as const;
const FORECAST_DAYS = 30;

/**
 * Returns what the person will know on the day of the interview, or today without one ahead. The
 * log says how well such predictions have held.
 */
export async function loadReadiness(learner: Omit<Learner, "newPerDay">) {
  const { userId, zone, cutoffHour, now, plan, memory } = learner;
  const today = studyDayOf(now, zone, cutoffHour);
  const interviewDay = interviewDayOf(plan, { zone, cutoffHour }, now);
  const day = interviewDay ?? today;
  const [questions, log, fits, packs] = await Promise.all([
    listPlanned(userId),
    listLog(userId),
    listFits(userId),
    listPackFiles(),
  ]);
  const model = modelOf(memory);
  const items = questions.map(toItem);
  const predictions = predictionsOf(log, fits);
  const all = [...predictions.values()].flat();
  const byTopic = new Map<string, Prediction[]>();
  for (const { questionId, topics } of questions) {
    const topic = topics[0] ?? "";
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), ...(predictions.get(questionId) ?? [])]);
  }
  const titles = titlesOf(packs);
  const { questions: asked, least } = USUAL_INTERVIEW;
  // Where there are fewer questions than an interview asks, all of them are asked, for the same
  // share of right answers.
  const chanceOf = (pool: readonly ReadinessItem[]) => {
    const number = Math.min(asked, pool.filter(({ card }) => !card?.isSuspended).length);
    const right = Math.ceil((number * least) / asked);
    return chanceOfAtLeast(right, day, pool, number, model);
  };
  const latest = fits[0];
  return {
    today,
    interviewDay,
    forecast: forecastFor(
      day,
      items,
      { longTermReviews: all.length, dispersion: dispersionOf(all) },
      model,
    ),
    topics: topicReadiness(day, items, byTopic, model).map((readiness) => ({
      ...readiness,
      title: titles.get(readiness.topic) ?? readiness.topic,
      chance: chanceOf(items.filter(({ topic }) => topic === readiness.topic)).chance,
    })),
    chance: chanceOf(items),
    chances: LEVELS.map((level) => ({
      level,
      ...chanceOf(items.filter((item) => item.level === level)),
    })),
    due: dueByDay(
      questions.flatMap(({ card }) => (card ? [card] : [])),
      today,
      FORECAST_DAYS,
    ),
    calibration: calibrate(all),
    /** What was predicted of each long-term review, by question. */
    predictions,
    fit: latest
      ? {
          reviews: latest.reviews,
          day: latest.fittedDay,
          isAdopted: latest.version !== null,
          isOwn: memory.parameterVersion !== null,
          metrics: latest.metrics as FitMetrics,
        }
      : null,
  };
}

function toItem({ topics, level, card }: PlannedQuestion): ReadinessItem {
  return { topic: topics[0] ?? "", level, card };
}

/**
 * Returns what was predicted for each long-term review, by question, under the weights that were in
 * force when it was given.
 */
function predictionsOf(
  log: Awaited<ReturnType<typeof listLog>>,
  fits: Awaited<ReturnType<typeof listFits>>,
): ReadonlyMap<string, readonly Prediction[]> {
  const settings = new Map<string, MemorySettings>(
    fits.flatMap(({ version, weights }) =>
      version ? [[version, { weights, parameterVersion: version, desiredRetention: null }]] : [],
    ),
  );
  const versions = new Map(log.map(({ event, parameterVersion }) => [event.id, parameterVersion]));
  return new Map(
    cardsOf(log)
      .filter(({ variant }) => variant === "main")
      .map(({ questionId, events }) => [
        questionId,
        longTermPredictions(events, ({ id }) =>
          modelOf(settings.get(versions.get(id) ?? "") ?? USUAL_MEMORY),
        ),
      ]),
  );
}
