import { shareCovered } from "@/lib/memory/rules/points/facts";
import type { AskedPoint } from "@/lib/memory/rules/points/answer-tallies";
import { LEVELS } from "@/lib/questions/rules/level";
import { packIdOf } from "@/lib/questions/rules/pack-id";

/**
 * One graded question of a report: the revision that was asked, and the points ticked as covered in
 * time.
 */
export type ReportAnswer = {
  readonly position: number;
  readonly questionId: string;
  readonly questionText: string;
  readonly level: string;
  /** The main topic first. */
  readonly topics: readonly string[];
  readonly points: readonly AskedPoint[];
  readonly tickedPointIds: readonly string[];
};

/**
 * A part of a mock: the number of its answers (or points, for a concept) and the weighted share
 * covered, 0 to 1.
 */
export type ReportPart = { readonly key: string; readonly count: number; readonly share: number };

/** Returns what was covered of each main topic, the weakest first. */
export function partsByTopic(answers: readonly ReportAnswer[]): readonly ReportPart[] {
  return weakestFirst(grouped(answers, ({ topics }) => topics[0] ?? ""));
}

/** Returns what was covered at each level, in rising order. */
export function partsByLevel(answers: readonly ReportAnswer[]): readonly ReportPart[] {
  return grouped(answers, ({ level }) => level).toSorted((a, b) => rankOf(a.key) - rankOf(b.key));
}

/**
 * Returns what was covered of each concept of each pack ("aws/durability"), counted in points over
 * all questions, the weakest first.
 */
export function partsByConcept(answers: readonly ReportAnswer[]): readonly ReportPart[] {
  const points = answers.flatMap(({ questionId, points: all, tickedPointIds }) =>
    all.map((point) => ({
      points: [point],
      tickedPointIds,
      concept: `${packIdOf(questionId)}/${point.concept}`,
    })),
  );
  return weakestFirst(grouped(points, ({ concept }) => concept));
}

/** A point that wasn't covered in time. */
export type MissedInReport = {
  readonly position: number;
  readonly questionId: string;
  readonly questionText: string;
  readonly point: AskedPoint;
};

/**
 * Returns all missed points: essential ones first, then those missed in most answers so far
 * (`missesOf`, including this answer), then by weight, then in the order of asking.
 */
export function missedPoints(
  answers: readonly ReportAnswer[],
  missesOf: (missed: MissedInReport) => number = () => 1,
): readonly MissedInReport[] {
  return answers
    .flatMap(({ position, questionId, questionText, points, tickedPointIds }) =>
      points
        .filter(({ id }) => !tickedPointIds.includes(id))
        .map((point) => ({ position, questionId, questionText, point })),
    )
    .toSorted(
      (a, b) =>
        Number(b.point.essential ?? false) - Number(a.point.essential ?? false) ||
        missesOf(b) - missesOf(a) ||
        b.point.weight - a.point.weight ||
        a.position - b.position,
    );
}

type WeighedEntry = Pick<ReportAnswer, "tickedPointIds"> & {
  readonly points: readonly Pick<AskedPoint, "id" | "weight">[];
};

function grouped<T extends WeighedEntry>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): readonly ReportPart[] {
  const keys = [...new Set(entries.map(keyOf))];
  return keys.map((key) => {
    const own = entries.filter((entry) => keyOf(entry) === key);
    return { key, count: own.length, share: shareCovered(own) };
  });
}

function weakestFirst(parts: readonly ReportPart[]): readonly ReportPart[] {
  return parts.toSorted(
    (a, b) => a.share - b.share || b.count - a.count || (a.key < b.key ? -1 : 1),
  );
}

function rankOf(level: string): number {
  return LEVELS.findIndex((each) => each === level);
}
