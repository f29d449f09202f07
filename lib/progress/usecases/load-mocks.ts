import type { InterviewOf, JudgedItem } from "@/lib/interview/data/interviews";
import { findGrades, findMetBefore, listPast, type MockRow } from "@/lib/interview/data/mocks";
import { readRevisions } from "@/lib/questions/data/packs";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { countDelivery, type DeliveryCounts } from "@/lib/interview/rules/session/delivery";
import { foreseen, type Foreseen } from "@/lib/progress/rules/mock-and-readiness";
import { satAt } from "@/lib/interview/rules/session/interview-state";
import { mockScore, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import { mockTrend, type MockTrend } from "@/lib/interview/rules/mock/mock-trend";
import type { Prediction } from "@/lib/memory/rules/readiness/predictions";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { judgeMock, type JudgedMock, type MockAnswer, type MockRecord } from "@/lib/interview/usecases/judge-mock";

/** A past interview and what it was judged to be. */
export type Mock = JudgedMock & {
  readonly id: string;
  readonly title: string;
  readonly day: number;
  readonly questions: number;
  readonly extraTime: string;
  readonly focus: Blueprint["focus"];
  /** How its answers were said; null when none was judged. */
  readonly delivery: DeliveryCounts | null;
};

export type CleanMock = Mock & { readonly score: MockScore };

export type MockHistory = {
  /** The latest interviews, as many as a list shows, the latest first. */
  readonly mocks: readonly Mock[];
  /** How many older ones count with them, and are not listed. */
  readonly older: number;
  /** The clean ones, the earliest first. */
  readonly clean: readonly CleanMock[];
  readonly trend: MockTrend;
  /** The score of all held-out questions of the clean mocks together; null when there was none. */
  readonly heldOut: MockScore | null;
};

const MOCKS_SHOWN = 50;
/** More than one a day for a year: a bound for the database, which nobody is meant to meet. */
const MOCKS_JUDGED = 500;

/** The person's past interviews with their scores, the latest of them as a list, and what all of their clean ones show together. */
export async function loadMocks({
  userId,
  zone,
  cutoffHour,
  now,
}: DayRule & { userId: string; now: Date }): Promise<MockHistory> {
  const rows = await listPast(userId, now, { most: MOCKS_JUDGED });
  const judged = await judgeAll(userId, rows, now);
  const mocks = rows.map((row, index) => ({
    ...(judged[index] as JudgedMock),
    id: row.id,
    title: row.blueprint.title,
    day: studyDayOf(satAt(row), zone, cutoffHour),
    questions: row.items.length,
    extraTime: row.extraTime,
    focus: row.blueprint.focus,
    delivery: countDelivery(row.items.flatMap(({ eventId, delivery }) => (eventId && delivery ? [delivery] : []))),
  }));
  const clean = mocks.filter((mock): mock is CleanMock => mock.score !== null).toReversed();
  return {
    mocks: mocks.slice(0, MOCKS_SHOWN),
    older: Math.max(0, mocks.length - MOCKS_SHOWN),
    clean,
    trend: mockTrend(clean.map(({ score }) => score)),
    heldOut: mockScore(clean.flatMap(({ answers }) => answers.filter(({ isHeldOut }) => isHeldOut))),
  };
}

/** What the reviews had foreseen of the questions in clean mocks, beside what came; null when none of them had been met a day or more before. */
export function foreseenOf(
  clean: readonly CleanMock[],
  predictions: ReadonlyMap<string, readonly Prediction[]>,
): Foreseen | null {
  const predicted = ({ questionId, occurredAt, isReserved }: MockAnswer) =>
    isReserved
      ? undefined
      : predictions.get(questionId)?.find((each) => each.occurredAt.getTime() === occurredAt.getTime());
  return foreseen(
    clean
      .flatMap(({ answers }) => answers.map(predicted))
      .flatMap((each) => (each ? [{ chance: each.readyChance, isKnown: each.isRecalled }] : [])),
  );
}

/** Judges interviews of one person, in the order in which they are given. */
export async function judgeAll(userId: string, rows: readonly MockRow[], now: Date): Promise<readonly JudgedMock[]> {
  const records = await recordsOf(userId, rows);
  return rows.map((row) => judgeMock({ ...records, interview: row, reported: row.reported }, now));
}

/** What is needed to judge interviews besides the interviews themselves. */
export async function recordsOf(
  userId: string,
  interviews: readonly Pick<InterviewOf<JudgedItem>, "id" | "items">[],
): Promise<Pick<MockRecord, "grades" | "metBefore" | "contentOf">> {
  const items = interviews.flatMap((interview) => interview.items);
  const [contentOf, grades, metBefore] = await Promise.all([
    readRevisions(items),
    findGrades(
      userId,
      items.flatMap(({ eventId }) => eventId ?? []),
    ),
    findMetBefore(
      userId,
      interviews.map(({ id }) => id),
    ),
  ]);
  return {
    grades: new Map(grades.map((grade) => [grade.id, grade])),
    metBefore: new Map(metBefore.map((each) => [`${each.interviewId} ${each.position}`, each])),
    contentOf,
  };
}
