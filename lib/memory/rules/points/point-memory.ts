import { packIdOf } from "@/lib/questions/rules/pack-id";
import { sumOf } from "@/lib/shared/statistics";
import type { AnswerTallies, AskedPoint, ConceptCounts } from "./answer-tallies";
import { byStanding, LATELY, tallyOf, worstFirst, type Tally } from "./tally";

/** How often a person covered and missed one point. Its text is that of its latest answer. */
export type PointTally = Tally & {
  readonly questionId: string;
  readonly pointId: string;
  readonly text: string;
  readonly packId: string;
  readonly concept: string;
};

/** The same for a concept, over all questions with a point of it. */
export type ConceptTally = Tally & {
  readonly packId: string;
  readonly concept: string;
  /** The number of questions that were answered. */
  readonly questions: number;
  /** Its points that were ever missed, worst first. */
  readonly missedPoints: readonly PointTally[];
};

export type PointMemory = {
  readonly points: readonly PointTally[];
  readonly concepts: readonly ConceptTally[];
};

/** The answers to one question. */
export type QuestionTallies = {
  readonly questionId: string;
  readonly tallies: AnswerTallies;
};

/** Returns the key points of a revision of a question. */
export type PointsOf = (questionId: string, revision: string) => readonly AskedPoint[];

/** Returns how often a person covered and missed each point and each concept, worst first. */
export function pointMemory(
  inAnyOrder: readonly QuestionTallies[],
  pointsOf: PointsOf,
): PointMemory {
  // Of answers to two questions at the same instant one always counts as the later.
  const questions = inAnyOrder.toSorted((a, b) => compare(a.questionId, b.questionId));
  const points = questions
    .flatMap((question) => pointTallies(question, pointsOf))
    .toSorted(
      (a, b) =>
        worstFirst(a, b) || compare(`${a.questionId} ${a.pointId}`, `${b.questionId} ${b.pointId}`),
    );
  const missed = grouped(
    points.filter(({ misses }) => misses > 0),
    conceptKey,
  );
  const concepts = [...grouped(questions.flatMap(conceptsOf), conceptKey)]
    .map(([key, given]): ConceptTally => toConceptTally(given, missed.get(key) ?? []))
    .toSorted((a, b) => conceptsFirst(a, b) || compare(conceptKey(a), conceptKey(b)));
  return { points, concepts };
}

/** Returns how often a person covered and missed the points of one question, in no order. */
export function pointTallies(
  { questionId, tallies }: QuestionTallies,
  pointsOf: PointsOf,
): readonly PointTally[] {
  return Object.entries(tallies.points).map(([pointId, { revision, lately, ...counts }]) => {
    const point = pointsOf(questionId, revision).find(({ id }) => id === pointId);
    if (!point) throw new Error(`Inconsistent: ${questionId} ${revision} has no point ${pointId}`);
    const { text, concept, essential = false } = point;
    const tally = tallyOf({ ...counts, isEssential: essential, lately: lately.map(Boolean) });
    return { questionId, pointId, text, packId: packIdOf(questionId), concept, ...tally };
  });
}

/**
 * Returns the same without the points of these questions, so that no text gives away what an
 * interview is asking. The counts of concepts stay.
 */
export function withoutPointsOf(
  { points, concepts }: PointMemory,
  hidden: ReadonlySet<string>,
): PointMemory {
  const kept = (tallies: readonly PointTally[]) =>
    tallies.filter(({ questionId }) => !hidden.has(questionId));
  return {
    points: kept(points),
    concepts: concepts.map((concept) => ({ ...concept, missedPoints: kept(concept.missedPoints) })),
  };
}

type QuestionConcept = ConceptCounts & { readonly packId: string; readonly concept: string };

function conceptsOf({ questionId, tallies }: QuestionTallies): readonly QuestionConcept[] {
  const packId = packIdOf(questionId);
  return Object.entries(tallies.concepts).map(([concept, counts]) => ({
    packId,
    concept,
    ...counts,
  }));
}

/** Adds up what the answers to several questions say of one concept. */
function toConceptTally(
  questions: readonly QuestionConcept[],
  missedPoints: readonly PointTally[],
): ConceptTally {
  const [first] = questions;
  if (!first) throw new Error("Inconsistent: a concept without an answer");
  const { packId, concept } = first;
  const days = questions.flatMap(({ lastMissedDay }) => lastMissedDay ?? []);
  const tally = tallyOf({
    answers: sumOf(questions, ({ answers }) => answers),
    misses: sumOf(questions, ({ misses }) => misses),
    isEssential: questions.some(({ isEssentialMissed }) => isEssentialMissed),
    lastMissedDay: days.length === 0 ? null : Math.max(...days),
    lately: questions
      .flatMap(({ lately }) => lately)
      .toSorted(([a], [b]) => a - b)
      .slice(-LATELY)
      .map(([, covered]) => covered === 1),
  });
  return { packId, concept, questions: questions.length, missedPoints, ...tally };
}

/**
 * Compares concepts: among equal verdicts those in several questions come first, because a concept
 * of one question says no more than its points do.
 */
function conceptsFirst(a: ConceptTally, b: ConceptTally): number {
  return byStanding(a, b) || Number(b.questions > 1) - Number(a.questions > 1) || worstFirst(a, b);
}

function conceptKey({
  packId,
  concept,
}: {
  readonly packId: string;
  readonly concept: string;
}): string {
  return `${packId} ${concept}`;
}

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
