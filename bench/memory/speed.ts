import type { GradeEvent } from "@/lib/memory/rules/cards/events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { defaultModel, type Memory } from "@/lib/memory/rules/cards/model";
import { readinessOn } from "@/lib/memory/rules/readiness/readiness";
import { drawLearner } from "./simulate/learner";
import { simulateLog } from "./simulate/log";
import { randomOf } from "@/lib/shared/random";
import { fitParameters } from "@/lib/memory/rules/fit/fit-parameters";
import { check } from "./checks";
import { median } from "@/lib/shared/statistics";
import { DAY_MS } from "@/lib/shared/time";
import { foldLog } from "@/lib/memory/rules/cards/fold";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

const EVENTS = 100_000;
const ROUNDS = 7;
const FITTED_REVIEWS = 5_000;
const READY_CARDS = 10_000;
const READY_ROUNDS = 31;

/** Prints the speed of a fold next to a bare loop over the model, of readiness and of a fit. */
export function benchSpeed(seed: number): void {
  console.log(`\nSpeed, medians of ${ROUNDS} turns, seed ${seed}`);
  benchReplay(seed);
  benchReadiness(seed);
  benchFit(seed);
}

/** Measures readiness on a day over cards in memory. */
function benchReadiness(seed: number): void {
  const random = randomOf(seed);
  const items = Array.from({ length: READY_CARDS }, () => ({
    topic: "",
    level: "",
    card: { readyStability: 0.5 + 100 * random(), lastDay: -Math.floor(60 * random()) },
  }));
  let kept = 0;
  const times = Array.from({ length: READY_ROUNDS }, (_, day) =>
    millisecondsOf(() => (kept += readinessOn(day, items, defaultModel).recall)),
  );
  if (!(kept > 0)) throw new Error("Inconsistent: nothing is ready.");
  const taken = median(times);
  check(
    `readiness of ${READY_CARDS} cards on a day`,
    "<= 5 ms",
    `${taken.toFixed(2)} ms`,
    taken <= 5,
  );
}

/** Measures a fit, which the worker runs in a thread of its own. */
function benchFit(seed: number): void {
  const { histories } = simulateLog(drawLearner("near", randomOf(seed)), FITTED_REVIEWS, seed);
  const fit = median(
    Array.from({ length: ROUNDS }, () => millisecondsOf(() => fitParameters(histories, 0))),
  );
  check(`fit of ${FITTED_REVIEWS} reviews`, "<= 1,000 ms", `${fit.toFixed(0)} ms`, fit <= 1_000);
}

function benchReplay(seed: number): void {
  const cards = makeEvents(seed);
  const shuffled = cards.map((events, card) => {
    const random = randomOf(seed, card);
    return events
      .map((event) => ({ event, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);
  });
  let kept = 0;
  const bare = () => {
    for (const events of cards) {
      let memory: Memory | null = null;
      let lastDay = events[0]?.studyDay ?? 0;
      for (const { studyDay, grade } of events) {
        memory = defaultModel.nextState(memory, studyDay - lastDay, grade);
        lastDay = studyDay;
      }
      kept += memory?.stability ?? 0;
    }
  };
  const folding = (of: readonly (readonly GradeEvent[])[]) => () => {
    for (const events of of) kept += foldLog(events, defaultModel, PLAIN).state?.stability ?? 0;
  };
  // In turns, so that a busy machine slows down all three.
  const times: Record<"bare" | "stored" | "shuffled", number[]> = {
    bare: [],
    stored: [],
    shuffled: [],
  };
  for (let round = 0; round < ROUNDS; round++) {
    times.bare.push(millisecondsOf(bare));
    times.stored.push(millisecondsOf(folding(cards)));
    times.shuffled.push(millisecondsOf(folding(shuffled)));
  }
  if (!(kept > 0)) throw new Error("Inconsistent: nothing was folded.");
  const [loop, stored, mixed] = [median(times.bare), median(times.stored), median(times.shuffled)];
  console.log(
    `  ${EVENTS} events: bare loop ${loop.toFixed(1)} ms, fold in stored order ${stored.toFixed(1)} ms, shuffled ${mixed.toFixed(1)} ms`,
  );
  check(
    "fold in stored order, share of the bare loop's speed",
    ">= 0.5",
    (loop / stored).toFixed(2),
    loop / stored >= 0.5,
  );
}

function makeEvents(seed: number): readonly (readonly GradeEvent[])[] {
  const { histories } = simulateLog(drawLearner("near", randomOf(seed)), EVENTS, seed);
  return histories.map(({ days, grades }, card) =>
    days.map((day, review) => ({
      kind: "review",
      id: `${String(card).padStart(6, "0")}-${String(review).padStart(4, "0")}`,
      occurredAt: new Date(day * DAY_MS + review),
      studyDay: day,
      grade: GRADES[(grades[review] ?? 1) - 1] ?? "again",
      source: "review",
    })),
  );
}

function millisecondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
