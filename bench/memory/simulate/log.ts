import type { CardHistory } from "@/lib/memory/rules/fit/reviews";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import {
  DESIRED_RETENTION,
  defaultModel,
  fsrs6,
  type Memory,
  type MemoryModel,
} from "@/lib/memory/rules/cards/model";
import type { Learner } from "./learner";
import { randomOf, type Random } from "@/lib/shared/random";
import { drawGrade } from "./study";

/** New cards a day. */
const NEW_PER_DAY = 8;

type Card = {
  truth: Memory;
  shown: Memory;
  lastDay: number;
  dueDay: number;
  days: number[];
  grades: number[];
};

/**
 * Returns the log of a person who follows plain FSRS (default weights, 90%), starts eight cards a
 * day and misses days: about `reviews` grades, with same-day ones. `chances` are the true chances
 * of recall, by card.
 */
export function simulateLog(
  learner: Learner,
  reviews: number,
  seed: number,
): {
  readonly histories: readonly CardHistory[];
  readonly chances: readonly (readonly number[])[];
  readonly days: number;
} {
  const truth = fsrs6(learner.weights, "true");
  const random = randomOf(seed);
  const cards: Card[] = [];
  const chances: number[][] = [];
  let [left, day] = [reviews, 0];
  for (; left > 0; day++) {
    if (random() < learner.missedDays) continue;
    const due = cards.filter((card) => card.dueDay <= day);
    for (let i = 0; i < NEW_PER_DAY; i++) {
      const card: Card = {
        truth: NOTHING,
        shown: NOTHING,
        lastDay: day,
        dueDay: day,
        days: [],
        grades: [],
      };
      cards.push(card);
      chances.push([]);
      due.push(card);
    }
    for (const card of due) {
      if (left <= 0) break;
      const chance = chances[cards.indexOf(card)] ?? [];
      left -= answer(card, day, { learner, truth, random, chance });
    }
  }
  const used = cards.filter((card) => card.days.length > 0);
  return { histories: used.map(({ days, grades }) => ({ days, grades })), chances, days: day };
}

const NOTHING: Memory = { stability: 0, difficulty: 0 };

/** Adds an answer, and its same-day repeats until it passes. Returns the number of grades. */
function answer(
  card: Card,
  day: number,
  person: { learner: Learner; truth: MemoryModel; random: Random; chance: number[] },
): number {
  const { learner, truth, random, chance } = person;
  let grades = 0;
  for (let again = true; again;) {
    const isFirst = card.days.length === 0;
    const elapsed = day - card.lastDay;
    const grade = drawGrade(
      learner,
      isFirst ? null : { memory: card.truth, elapsed },
      truth,
      random,
    );
    chance.push(isFirst ? 0 : truth.retrievability(elapsed, card.truth.stability));
    card.truth = truth.nextState(isFirst ? null : card.truth, elapsed, grade);
    card.shown = defaultModel.nextState(isFirst ? null : card.shown, elapsed, grade);
    card.lastDay = day;
    card.dueDay = day + defaultModel.intervalDays(card.shown.stability, DESIRED_RETENTION);
    card.days.push(day);
    card.grades.push(1 + GRADES.indexOf(grade));
    grades++;
    again = grade === "again";
  }
  return grades;
}
