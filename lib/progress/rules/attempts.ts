import type { Delivery } from "@/lib/interview/rules/session/delivery";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { countTextWords } from "@/lib/interview/rules/session/words-per-minute";
import { shareCovered } from "@/lib/memory/rules/points/facts";
import type { AskedPoint } from "@/lib/memory/rules/points/answer-tallies";

/** One answer to a question, in an interview or in a review. Unknown values are null. */
export type Attempt = {
  /** The event of its grade, or the item of an interview that was locked and never graded. */
  readonly id: string;
  readonly at: Date;
  readonly studyDay: number;
  readonly source: "interview" | "review" | "practice" | "measurement";
  /** The interview that it was given in. */
  readonly interview: {
    readonly id: string;
    readonly title: string;
    readonly isOver: boolean;
  } | null;
  /** The points of the revision that was asked. */
  readonly points: readonly AskedPoint[];
  /** Null without a grade, because nobody has compared it yet. */
  readonly tickedPointIds: readonly string[] | null;
  /** Covered after the time was over, so not counted. */
  readonly afterwardsPointIds: readonly string[];
  readonly grade: Grade | null;
  readonly suggestedGrade: Grade | null;
  /** The confidence before the model answer opened, in percent. */
  readonly confidence: number | null;
  /** How it was given, if the person judged that. */
  readonly delivery: Delivery | null;
  readonly answeringMs: number | null;
  readonly limitMs: number | null;
  readonly answerMode: "written" | "aloud" | null;
  /** The typed text, or null where nothing is typed, as in a review. */
  readonly text: string | null;
};

/**
 * The differences from earlier attempts. Each is against the latest earlier attempt that has the
 * value, and null if one of the two doesn't have it.
 */
export type Changes = {
  /**
   * Ids of points that both attempts were asked: those covered now but not before, and those
   * covered before but not now.
   */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** The difference between the shares covered, -1 to 1. */
  readonly share: number | null;
  /** The previous grade, if it was different. */
  readonly gradeBefore: Grade | null;
  /** In percentage points. */
  readonly confidence: number | null;
  readonly answeringMs: number | null;
  readonly words: number | null;
};

export type ComparedAttempt = Attempt & {
  /** The share of the weight of all points that was covered, 0 to 1, or null without a grade. */
  readonly share: number | null;
  /** Words of the text, or null without one. */
  readonly words: number | null;
  /** Null for the first attempt. */
  readonly changes: Changes | null;
};

/**
 * Returns all attempts at a question in order of time, each with its changes. The order of arrival
 * doesn't matter.
 */
export function compareAttempts(attempts: readonly Attempt[]): readonly ComparedAttempt[] {
  const measured = attempts
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((attempt) => ({ ...attempt, share: shareOf(attempt), words: wordsOf(attempt) }));
  return measured.map((attempt, index) => ({
    ...attempt,
    changes: index === 0 ? null : changesOf(attempt, measured.slice(0, index)),
  }));
}

type MeasuredAttempt = Omit<ComparedAttempt, "changes">;

function changesOf(now: MeasuredAttempt, earlier: readonly MeasuredAttempt[]): Changes {
  const graded = earlier.findLast(({ tickedPointIds }) => tickedPointIds !== null);
  const { gained, lost } = pointsChanged(now, graded);
  const gradeBefore = earlier.findLast(({ grade }) => grade !== null)?.grade ?? null;
  const by = (field: "share" | "confidence" | "answeringMs" | "words") => {
    const before = earlier.findLast((attempt) => attempt[field] !== null)?.[field] ?? null;
    return before === null || now[field] === null ? null : now[field] - before;
  };
  return {
    gained,
    lost,
    share: by("share"),
    gradeBefore: now.grade === null || now.grade === gradeBefore ? null : gradeBefore,
    confidence: by("confidence"),
    answeringMs: by("answeringMs"),
    words: by("words"),
  };
}

function pointsChanged(
  now: MeasuredAttempt,
  before: MeasuredAttempt | undefined,
): Pick<Changes, "gained" | "lost"> {
  if (!before?.tickedPointIds || !now.tickedPointIds) return { gained: [], lost: [] };
  const [saidBefore, saidNow] = [new Set(before.tickedPointIds), new Set(now.tickedPointIds)];
  const asked = new Set(before.points.map(({ id }) => id));
  const both = now.points.map(({ id }) => id).filter((id) => asked.has(id));
  return {
    gained: both.filter((id) => saidNow.has(id) && !saidBefore.has(id)),
    lost: both.filter((id) => saidBefore.has(id) && !saidNow.has(id)),
  };
}

function shareOf({ points, tickedPointIds }: Attempt): number | null {
  return tickedPointIds && shareCovered([{ points, tickedPointIds }]);
}

/** Notes to a spoken answer say nothing about its length. */
function wordsOf({ text, answerMode }: Attempt): number | null {
  return text === null || answerMode === "aloud" ? null : countTextWords(text);
}
