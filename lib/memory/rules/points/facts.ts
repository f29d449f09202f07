import { LEVELS } from "@/lib/questions/rules/level";

/** A question as the person last answered it, with the points of the revision asked then. */
export type LatestAttempt = {
  readonly questionId: string;
  readonly questionText: string;
  readonly level: string;
  /** The main topic first. */
  readonly topics: readonly string[];
  readonly points: readonly {
    readonly id: string;
    readonly text: string;
    readonly weight: number;
    readonly essential?: boolean | undefined;
  }[];
  readonly tickedPointIds: readonly string[];
};

export type MissedPoint = {
  readonly questionId: string;
  readonly questionText: string;
  readonly text: string;
};

export type TopicFacts = {
  readonly topic: string;
  /** The weight of the points covered over the weight of all points, 0 to 1. */
  readonly share: number;
  /** The number of answers that the share comes from. */
  readonly answers: number;
  /** The level of most of these answers, or the lower one of equals: practice begins there. */
  readonly level: string;
  readonly essentialsMissed: readonly MissedPoint[];
};

/**
 * Returns the facts of each main topic, the weakest topic first. Missed points of the questions in
 * `unnamed` aren't listed.
 */
export function topicFacts(
  attempts: readonly LatestAttempt[],
  unnamed: ReadonlySet<string> = new Set(),
): readonly TopicFacts[] {
  const topics = new Map<string, LatestAttempt[]>();
  for (const attempt of attempts) {
    const topic = attempt.topics[0] ?? "";
    topics.set(topic, [...(topics.get(topic) ?? []), attempt]);
  }
  return [...topics]
    .map(([topic, answers]) => ({
      topic,
      share: shareCovered(answers),
      answers: answers.length,
      level: commonLevel(answers),
      essentialsMissed: answers
        .filter(({ questionId }) => !unnamed.has(questionId))
        .flatMap(missedEssentials),
    }))
    .toSorted((a, b) => a.share - b.share || (a.topic < b.topic ? -1 : 1));
}

/** Returns the covered share of the weight of all points, 0 to 1; 0 without points. */
export function shareCovered(
  answers: readonly {
    readonly points: readonly { readonly id: string; readonly weight: number }[];
    readonly tickedPointIds: readonly string[];
  }[],
): number {
  let covered = 0;
  let all = 0;
  for (const { points, tickedPointIds } of answers) {
    for (const { id, weight } of points) {
      all += weight;
      if (tickedPointIds.includes(id)) covered += weight;
    }
  }
  return all === 0 ? 0 : covered / all;
}

function missedEssentials({
  questionId,
  questionText,
  points,
  tickedPointIds,
}: LatestAttempt): MissedPoint[] {
  return points
    .filter(({ id, essential }) => essential && !tickedPointIds.includes(id))
    .map(({ text }) => ({ questionId, questionText, text }));
}

function commonLevel(answers: readonly LatestAttempt[]): string {
  const count = (level: string) => answers.filter((answer) => answer.level === level).length;
  return (
    LEVELS.toSorted((a, b) => count(b) - count(a) || LEVELS.indexOf(a) - LEVELS.indexOf(b))[0] ??
    "beginner"
  );
}
