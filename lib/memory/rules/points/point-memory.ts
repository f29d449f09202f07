import { GRADING_RULE, weightOf } from "@/lib/memory/rules/grading/grading-rule";
import { packIdOf } from "@/lib/questions/rules/pack-id";
import { effectiveEvents, type CardEvent } from "@/lib/memory/rules/cards/events";
import { byStanding, tallyOf, worstFirst, type AnswerRecord, type Tally } from "./tally";

/** A key point as it was when the answer was graded. */
export type AskedPoint = {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly essential?: boolean | undefined;
  readonly concept: string;
};

/** An event of a person's log, with the ticks of a grade and the points of its revision. */
export type LoggedAnswer = {
  readonly event: CardEvent;
  readonly questionId: string;
  readonly points: readonly AskedPoint[];
  readonly tickedPointIds: readonly string[];
};

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

/**
 * Returns how often a person covered and missed each point and each concept, worst first. Every
 * effective grade counts, from any source and also from before a reset, in any order of the log.
 */
export function pointMemory(log: readonly LoggedAnswer[]): PointMemory {
  const answers = standingAnswers(log);
  const points = [
    ...grouped(answers.flatMap(pointsOf), ({ questionId, pointId }) => `${questionId} ${pointId}`),
  ]
    .map(([, given]): PointTally => toPointTally(given))
    .toSorted(
      (a, b) =>
        worstFirst(a, b) || compare(`${a.questionId} ${a.pointId}`, `${b.questionId} ${b.pointId}`),
    );
  const missed = grouped(
    points.filter(({ misses }) => misses > 0),
    conceptKey,
  );
  const concepts = [...grouped(answers.flatMap(conceptsOf), conceptKey)]
    .map(([key, given]): ConceptTally => toConceptTally(given, missed.get(key) ?? []))
    .toSorted((a, b) => conceptsFirst(a, b) || compare(conceptKey(a), conceptKey(b)));
  return { points, concepts };
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

type StandingAnswer = LoggedAnswer & { readonly studyDay: number };

/** Returns the effective answers in the order in which they were given. */
function standingAnswers(log: readonly LoggedAnswer[]): readonly StandingAnswer[] {
  const byId = new Map(log.map((entry) => [entry.event.id, entry]));
  return effectiveEvents(log.map(({ event }) => event)).flatMap((event) => {
    const entry = byId.get(event.id);
    return entry && event.kind === "review" ? [{ ...entry, studyDay: event.studyDay }] : [];
  });
}

type PointAnswer = AnswerRecord &
  Pick<PointTally, "questionId" | "pointId" | "text" | "packId" | "concept" | "isEssential">;

function pointsOf({
  questionId,
  points,
  tickedPointIds,
  studyDay,
}: StandingAnswer): readonly PointAnswer[] {
  return points.map(({ id, text, concept, essential }) => ({
    questionId,
    pointId: id,
    text,
    packId: packIdOf(questionId),
    concept,
    isEssential: essential ?? false,
    studyDay,
    isMissed: !tickedPointIds.includes(id),
  }));
}

function toPointTally(given: readonly PointAnswer[]): PointTally {
  const last = given.at(-1);
  if (!last) throw new Error("Inconsistent: a point without an answer");
  const { questionId, pointId, text, packId, concept, isEssential } = last;
  return { questionId, pointId, text, packId, concept, ...tallyOf(given, isEssential) };
}

type ConceptAnswer = AnswerRecord & {
  readonly packId: string;
  readonly concept: string;
  readonly questionId: string;
  readonly isEssentialMissed: boolean;
};

function conceptsOf({
  questionId,
  points,
  tickedPointIds,
  studyDay,
}: StandingAnswer): readonly ConceptAnswer[] {
  const packId = packIdOf(questionId);
  return [...grouped(points, ({ concept }) => concept)].map(([concept, own]) => ({
    packId,
    concept,
    questionId,
    studyDay,
    ...missOf(own, tickedPointIds),
  }));
}

function toConceptTally(
  given: readonly ConceptAnswer[],
  missedPoints: readonly PointTally[],
): ConceptTally {
  const [first] = given;
  if (!first) throw new Error("Inconsistent: a concept without an answer");
  const isEssential = given.some(({ isEssentialMissed }) => isEssentialMissed);
  const questions = new Set(given.map(({ questionId }) => questionId)).size;
  return {
    packId: first.packId,
    concept: first.concept,
    questions,
    missedPoints,
    ...tallyOf(given, isEssential),
  };
}

/**
 * Returns whether an answer misses a concept, given the concept's points. It does if it leaves out
 * an essential one or covers less than half of their weight, the grading rule's limit for Again.
 */
function missOf(points: readonly AskedPoint[], tickedPointIds: readonly string[]) {
  const missed = points.filter(({ id }) => !tickedPointIds.includes(id));
  const isEssentialMissed = missed.some(({ essential }) => essential);
  const covered = weightOf(points) - weightOf(missed);
  return {
    isMissed: isEssentialMissed || covered < GRADING_RULE.againBelow * weightOf(points),
    isEssentialMissed,
  };
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
