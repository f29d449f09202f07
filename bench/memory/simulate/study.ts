import { GRADES, type Grade } from "@/lib/memory/rules/cards/grade";
import { fsrs6, type Memory, type MemoryModel } from "@/lib/memory/rules/cards/model";
import { drawSeconds, type Learner } from "./learner";
import { drawIndex, randomOf, type Random } from "@/lib/shared/random";
import { sum } from "@/lib/shared/statistics";

/** A way to choose the next card. It sees grades and days, but not what the person remembers. */
export type Scheduler = {
  /** Returns the cards for this day in order, by their index. */
  order(day: number): readonly number[];
  /** Tells it about a grade. */
  graded(card: number, day: number, grade: Grade): void;
};

/** What a simulated person truly remembers of a card, or null if they haven't seen it. */
export type TrueCard = {
  readonly memory: Memory;
  readonly lastDay: number;
  readonly reps: number;
} | null;

/** A forgotten card comes back after about ten minutes of other cards. */
const REPEATED_AFTER_SECONDS = 600;

/**
 * Lets a person study on days 0 to `days` - 1 and returns what they remember then. Draws depend on
 * card and repetition, so two schedulers meet the same luck.
 */
export function simulateStudy(
  learner: Learner,
  study: {
    readonly cards: number;
    readonly days: number;
    readonly secondsPerDay: number;
    readonly seed: number;
  },
  makeScheduler: () => Scheduler,
): { readonly cards: readonly TrueCard[]; readonly truth: MemoryModel; readonly answers: number } {
  const truth = fsrs6(learner.weights, "true");
  const scheduler = makeScheduler();
  const cards: TrueCard[] = Array.from({ length: study.cards }, () => null);
  const answers = Array.from({ length: study.cards }, () => 0);
  const studies = Array.from(
    { length: study.days },
    (_, day) => randomOf(study.seed, 1, day)() >= learner.missedDays,
  );

  const show = (index: number, day: number): { grade: Grade; seconds: number } => {
    const random = randomOf(study.seed, 2, index, (answers[index] = (answers[index] ?? 0) + 1));
    const card = cards[index] ?? null;
    const elapsed = card ? day - card.lastDay : 0;
    const grade = drawGrade(learner, card && { ...card, elapsed }, truth, random);
    cards[index] = {
      memory: truth.nextState(card?.memory ?? null, elapsed, grade),
      lastDay: day,
      reps: (card?.reps ?? 0) + 1,
    };
    scheduler.graded(index, day, grade);
    return { grade, seconds: drawSeconds(random) };
  };

  for (const day of studies.keys()) {
    if (!studies[day]) continue;
    let spent = 0;
    const queue = [...scheduler.order(day)];
    const waiting: { index: number; at: number }[] = [];
    while (spent < study.secondsPerDay) {
      const repeated =
        waiting[0] && (waiting[0].at <= spent || queue.length === 0)
          ? waiting.shift()?.index
          : undefined;
      const index = repeated ?? queue.shift();
      if (index === undefined) break;
      const { grade, seconds } = show(index, day);
      spent += seconds;
      if (grade === "again") waiting.push({ index, at: spent + REPEATED_AFTER_SECONDS });
    }
  }
  return { cards, truth, answers: sum(answers) };
}

/**
 * Returns the grade of one answer. On the day of the last answer it's Good; on a later day the true
 * memory decides.
 */
export function drawGrade(
  learner: Learner,
  card: { readonly memory: Memory; readonly elapsed: number } | null,
  truth: MemoryModel,
  random: Random,
): Grade {
  if (!card) return GRADES[drawIndex(learner.firstGrades, random)] ?? "again";
  if (card.elapsed === 0) return "good";
  const recalled = random() < truth.retrievability(card.elapsed, card.memory.stability);
  return recalled ? (GRADES[1 + drawIndex(learner.passGrades, random)] ?? "good") : "again";
}

/** Returns the true recall of each card on a day, 0 for unseen ones. */
export function trueRecall(cards: readonly TrueCard[], truth: MemoryModel, day: number): number[] {
  return cards.map((card) =>
    card ? truth.retrievability(Math.max(1, day - card.lastDay), card.memory.stability) : 0,
  );
}
