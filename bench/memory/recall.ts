import { drawLearner, ANSWER_SECONDS, type LearnerKind } from "./simulate/learner";
import { randomOf } from "@/lib/shared/random";
import { simulateStudy, trueRecall, type Scheduler } from "./simulate/study";
import { check } from "./checks";
import { ourPlan } from "./ours";
import { plainFsrs, randomOrder, sm2 } from "./rivals";
import { mean } from "@/lib/shared/statistics";
import { pairedDifference, type Difference } from "./statistics";
import { defaultModel } from "@/lib/memory/rules/cards/model";

export type Study = { readonly cards: number; readonly days: number; readonly minutes: number };

const CELLS: readonly Study[] = [
  { cards: 150, days: 14, minutes: 40 },
  { cards: 150, days: 30, minutes: 30 },
  { cards: 300, days: 30, minutes: 40 },
  { cards: 100, days: 60, minutes: 15 },
];
const KINDS: readonly LearnerKind[] = ["near", "strong", "weak"];
const OURS = "Greenroom";

/** The ways to choose the next card, by their names in the report. */
export const POLICIES: Readonly<Record<string, (study: Study, seed: number) => Scheduler>> = {
  [OURS]: (study) => ourPlan(study, defaultModel),
  "FSRS .80": (study, seed) => plainFsrs(study.cards, 0.8, seed),
  "FSRS .85": (study, seed) => plainFsrs(study.cards, 0.85, seed),
  "FSRS .90": (study, seed) => plainFsrs(study.cards, 0.9, seed),
  "FSRS .95": (study, seed) => plainFsrs(study.cards, 0.95, seed),
  "SM-2": (study, seed) => sm2(study.cards, seed),
  random: (study, seed) => randomOrder(study.cards, seed),
};

type Figures = {
  readonly recall: readonly number[];
  readonly below: readonly number[];
  readonly answers: number;
};

/**
 * Prints the recall on the interview day with our plan and its rivals, for the same simulated
 * people with the same luck.
 */
export function benchRecall({
  people,
  seed,
}: {
  readonly people: number;
  readonly seed: number;
}): void {
  console.log(
    `\nTrue recall at T and share of cards below 0.8: ${people} people a cell (${KINDS.join(", ")} in turn), seeds ${seed} to ${seed + people - 1}.`,
  );
  console.log(
    `Nobody sees their weights. Seconds an answer: lognormal, median ${ANSWER_SECONDS.median}, sigma ${ANSWER_SECONDS.sigma}, for everybody. Up to 10 % of the days are missed.`,
  );
  for (const study of CELLS) {
    const results = new Map(
      Object.entries(POLICIES).map(([name, make]) => [
        name,
        followPolicy(study, make, { people, seed }),
      ]),
    );
    report(study, results);
  }
}

/**
 * Returns what simulated people remember on the day after they studied with a policy: each one's
 * true recall and share of cards below 0.8, and the mean number of answers.
 */
export function followPolicy(
  study: Study,
  make: (study: Study, seed: number) => Scheduler,
  { people, seed }: { readonly people: number; readonly seed: number },
): Figures {
  const recall: number[] = [];
  const below: number[] = [];
  let answers = 0;
  for (let person = seed; person < seed + people; person++) {
    const learner = drawLearner(KINDS[person % KINDS.length] ?? "near", randomOf(person));
    const time = {
      cards: study.cards,
      days: study.days,
      secondsPerDay: study.minutes * 60,
      seed: person,
    };
    const end = simulateStudy(learner, time, () => make(study, person));
    const recalls = trueRecall(end.cards, end.truth, study.days);
    recall.push(mean(recalls));
    below.push(recalls.filter((one) => one < 0.8).length / recalls.length);
    answers += end.answers / people;
  }
  return { recall, below, answers };
}

function report({ cards, days, minutes }: Study, results: ReadonlyMap<string, Figures>): void {
  console.log(`\n${cards} cards, ${days} days, ${minutes} minutes a day`);
  console.log(
    `  ${"".padEnd(12)}${"recall".padStart(8)}${"below .8".padStart(10)}${"answers".padStart(9)}`,
  );
  for (const [name, { recall, below, answers }] of results)
    console.log(
      `  ${name.padEnd(12)}${mean(recall).toFixed(3).padStart(8)}${mean(below).toFixed(3).padStart(10)}${answers.toFixed(0).padStart(9)}`,
    );
  const ours = results.get(OURS);
  const rivals = [...results].filter(([name]) => name !== OURS);
  const [bestRecall] = rivals.toSorted(([, a], [, b]) => mean(b.recall) - mean(a.recall));
  const [bestBelow] = rivals.toSorted(([, a], [, b]) => mean(a.below) - mean(b.below));
  const plain = results.get("FSRS .90");
  if (!ours || !bestRecall || !bestBelow || !plain) return;
  const recall = pairedDifference(ours.recall, bestRecall[1].recall);
  const below = pairedDifference(ours.below, bestBelow[1].below);
  const usual = pairedDifference(ours.recall, plain.recall);
  check(
    `recall less the best rival's (${bestRecall[0]})`,
    ">= 0",
    withInterval(recall),
    recall.mean >= 0,
  );
  check(
    `share below 0.8 less the best rival's (${bestBelow[0]})`,
    "<= 0",
    withInterval(below),
    below.mean <= 0,
  );
  check(
    "recall less that of FSRS .90",
    "clearly > 0",
    withInterval(usual),
    usual.mean - usual.halfWidth > 0,
  );
}

function withInterval({ mean: middle, halfWidth }: Difference): string {
  return `${middle.toFixed(4)} (95 %: ${(middle - halfWidth).toFixed(4)} to ${(middle + halfWidth).toFixed(4)})`;
}
