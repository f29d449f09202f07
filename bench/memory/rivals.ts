import { GRADES, type Grade } from "@/lib/memory/rules/cards/grade";
import { defaultModel, type Memory } from "@/lib/memory/rules/cards/model";
import { randomOf, type Random } from "@/lib/shared/random";
import type { Scheduler } from "./simulate/study";

/** Anki's default limit. */
const NEW_PER_DAY = 20;

/** Returns new cards spread evenly among the reviews, as Anki's "mix with reviews" does. */
function mix(reviews: readonly number[], fresh: readonly number[]): number[] {
  const all = reviews.length + fresh.length;
  const mixed: number[] = [];
  let [r, f] = [0, 0];
  for (let i = 0; i < all; i++) {
    const takesNew =
      f < fresh.length &&
      (r >= reviews.length || (f + 0.5) / fresh.length <= (r + 0.5) / reviews.length);
    mixed.push((takesNew ? fresh[f++] : reviews[r++]) ?? 0);
  }
  return mixed;
}

/**
 * Returns a day as Anki has it: due cards by due day, those of one day in random order, and twenty
 * new ones among them.
 */
function ankiDay(dueDays: readonly (number | null)[], day: number, random: Random): number[] {
  const due = dueDays.flatMap((dueDay, index) =>
    dueDay !== null && dueDay <= day ? [{ index, dueDay, at: random() }] : [],
  );
  due.sort((a, b) => a.dueDay - b.dueDay || a.at - b.at);
  const fresh = dueDays
    .flatMap((dueDay, index) => (dueDay === null ? [index] : []))
    .slice(0, NEW_PER_DAY);
  return mix(
    due.map(({ index }) => index),
    fresh,
  );
}

/**
 * Returns plain FSRS-6 with the default weights. Each card is due when its recall falls to the
 * desired retention.
 */
export function plainFsrs(cards: number, retention: number, seed: number): Scheduler {
  const memories: (Memory | null)[] = Array.from({ length: cards }, () => null);
  const lastDays: number[] = [];
  const dueDays: (number | null)[] = Array.from({ length: cards }, () => null);
  const w20 = 0.1542;
  const factor = (retention ** (-1 / w20) - 1) / (0.9 ** (-1 / w20) - 1);
  return {
    order: (day) => ankiDay(dueDays, day, randomOf(seed, 3, day)),
    graded(card, day, grade) {
      const elapsed = day - (lastDays[card] ?? day);
      const memory = defaultModel.nextState(memories[card] ?? null, elapsed, grade);
      memories[card] = memory;
      lastDays[card] = day;
      dueDays[card] = day + Math.max(1, Math.round(memory.stability * factor));
    },
  };
}

/** Returns SuperMemo 2 (Wozniak 1990), with Again to Easy as its qualities 2 to 5. */
export function sm2(cards: number, seed: number): Scheduler {
  const states = Array.from({ length: cards }, () => ({
    ease: 2.5,
    passes: 0,
    interval: 0,
    lastDay: -1,
  }));
  const dueDays: (number | null)[] = Array.from({ length: cards }, () => null);
  return {
    order: (day) => ankiDay(dueDays, day, randomOf(seed, 3, day)),
    graded(card, day, grade: Grade) {
      const state = states[card];
      if (!state) return;
      if (state.lastDay === day) return;
      const quality = 2 + GRADES.indexOf(grade);
      state.ease = Math.max(1.3, state.ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
      state.passes = quality < 3 ? 0 : state.passes + 1;
      state.interval =
        state.passes <= 1 ? 1 : state.passes === 2 ? 6 : Math.ceil(state.interval * state.ease);
      state.lastDay = day;
      dueDays[card] = day + state.interval;
    },
  };
}

/** Returns a scheduler that asks all cards every day, in random order. */
export function randomOrder(cards: number, seed: number): Scheduler {
  return {
    order(day) {
      const random = randomOf(seed, 3, day);
      return Array.from({ length: cards }, (_, index) => ({ index, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ index }) => index);
    },
    graded() {},
  };
}
