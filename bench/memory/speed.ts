import type { GradeEvent } from "@/lib/domain/memory/events";
import { fitParameters } from "@/lib/domain/memory/fit/fit-parameters";
import { foldCard } from "@/lib/domain/memory/fold";
import { GRADES } from "@/lib/domain/memory/grade";
import { defaultModel, type Memory } from "@/lib/domain/memory/model";
import { drawLearner } from "@/lib/domain/memory/simulate/learner";
import { simulateLog } from "@/lib/domain/memory/simulate/log";
import { randomOf } from "@/lib/domain/memory/simulate/random";
import { check } from "./checks";
import { median } from "./statistics";

const EVENTS = 100_000;
const ROUNDS = 7;
const FITTED_REVIEWS = 5_000;

/** How fast a log is folded beside a bare loop over the model, and how long a fit takes. */
export function benchSpeed(seed: number): void {
  console.log(`\nSpeed, medians of ${ROUNDS} turns, seed ${seed}`);
  benchReplay(seed);
  const { histories } = simulateLog(drawLearner("near", randomOf(seed)), FITTED_REVIEWS, seed);
  const fit = median(Array.from({ length: ROUNDS }, () => millisecondsOf(() => fitParameters(histories, 0))));
  check(`fit of ${FITTED_REVIEWS} reviews, folds and all`, "<= 1,000 ms", `${fit.toFixed(0)} ms`, fit <= 1_000);
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
    for (const events of of) kept += foldCard(events)?.stability ?? 0;
  };
  // In turns, so that a busy machine slows all three alike.
  const times: Record<"bare" | "stored" | "shuffled", number[]> = { bare: [], stored: [], shuffled: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.bare.push(millisecondsOf(bare));
    times.stored.push(millisecondsOf(folding(cards)));
    times.shuffled.push(millisecondsOf(folding(shuffled)));
  }
  if (!(kept > 0)) throw new Error("Inconsistent: nothing was folded");
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
      occurredAt: new Date(day * 86_400_000 + review),
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
