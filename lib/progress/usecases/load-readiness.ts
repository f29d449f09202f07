import { listPackFiles } from "@/lib/questions/data/packs";
import { listFits } from "@/lib/memory/data/parameter-fits";
import { listPlanned, type PlannedQuestion } from "@/lib/practice/data/planned";
import { countLongTermReviews } from "@/lib/memory/data/cards";
import { listPredictions } from "@/lib/memory/data/review-events";
import { calibrate, dispersionOf } from "@/lib/memory/rules/readiness/calibration";
import { chanceOfAtLeast } from "@/lib/memory/rules/readiness/chance";
import { dueByDay } from "@/lib/memory/rules/cards/due-by-day";
import { modelOf } from "@/lib/memory/rules/cards/person-memory";
import { interviewDayOf } from "@/lib/memory/rules/plan/plan-settings";
import type { Prediction } from "@/lib/memory/rules/readiness/predictions";
import { forecastFor, type ReadinessItem } from "@/lib/memory/rules/readiness/readiness";
import { topicReadiness } from "@/lib/memory/rules/readiness/topic-readiness";
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
/** How accurate predictions are is judged by this many of the latest long-term reviews. */
const JUDGED_REVIEWS = 2_000;

/**
 * Returns what the person will know on the day of the interview, or today without one ahead. Their
 * latest reviews say how well such predictions have held.
 */
export async function loadReadiness(learner: Omit<Learner, "newPerDay">) {
  const { userId, zone, cutoffHour, now, plan, memory } = learner;
  const today = studyDayOf(now, zone, cutoffHour);
  const interviewDay = interviewDayOf(plan, { zone, cutoffHour }, now);
  const day = interviewDay ?? today;
  const [questions, predictions, longTermReviews, fits, packs] = await Promise.all([
    listPlanned(userId),
    listPredictions(userId, JUDGED_REVIEWS),
    countLongTermReviews(userId),
    listFits(userId),
    listPackFiles(),
  ]);
  const model = modelOf(memory);
  const items = questions.map(toItem);
  const topicOf = new Map(questions.map(({ questionId, topics }) => [questionId, topics[0] ?? ""]));
  const byTopic = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const topic = topicOf.get(prediction.questionId);
    if (topic === undefined) continue;
    const own = byTopic.get(topic);
    if (own) own.push(prediction);
    else byTopic.set(topic, [prediction]);
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
      { longTermReviews, dispersion: dispersionOf(predictions) },
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
    longTermReviews,
    calibration: calibrate(predictions),
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
