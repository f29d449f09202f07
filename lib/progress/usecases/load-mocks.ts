import type { InterviewOf, JudgedItem } from "@/lib/interview/data/interviews";
import { findGrades, findSeenBefore, listPast, type MockRow } from "@/lib/interview/data/mocks";
import { readRevisions } from "@/lib/questions/data/packs";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { countDelivery, type DeliveryCounts } from "@/lib/interview/rules/session/delivery";
import { expectedScore, type ExpectedScore } from "@/lib/progress/rules/expected-score";
import { satAt } from "@/lib/interview/rules/session/interview-state";
import { mockScore, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import { mockTrend, type MockTrend } from "@/lib/interview/rules/mock/mock-trend";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { judgeMock, type JudgedMock, type MockRecord } from "@/lib/interview/usecases/judge-mock";

/** A past interview and what it was judged to be. */
export type Mock = JudgedMock & {
  readonly id: string;
  readonly title: string;
  readonly day: number;
  readonly questions: number;
  readonly extraTime: string;
  readonly focus: Blueprint["focus"];
  /** How its answers were said, or null when none was judged. */
  readonly delivery: DeliveryCounts | null;
};

export type UnaidedMock = Mock & { readonly score: MockScore };

export type MockHistory = {
  /** The latest interviews, the latest first. */
  readonly mocks: readonly Mock[];
  /** True when there are older ones, which don't count any more. */
  readonly hasOlder: boolean;
  /** The unaided ones, the earliest first. */
  readonly unaided: readonly UnaidedMock[];
  readonly trend: MockTrend;
  /**
   * The score of all reserved questions of the unaided mocks together, or null when there was none.
   */
  readonly reservedScore: MockScore | null;
};

/** So many of the latest mocks say where somebody is now; older ones say where they were. */
export const MOCKS_JUDGED = 30;

/**
 * Returns the person's latest interviews with their scores, and what the unaided ones among them
 * show together.
 */
export async function loadMocks({
  userId,
  zone,
  cutoffHour,
  now,
}: DayRule & { userId: string; now: Date }): Promise<MockHistory> {
  // Practice of a concept is on the list, but it mustn't push mocks out of the count.
  const [latest, mocksOnly] = await Promise.all([
    listPast(userId, now, { most: MOCKS_JUDGED + 1 }),
    listPast(userId, now, { most: MOCKS_JUDGED, mocksOnly: true }),
  ]);
  const listed = latest.slice(0, MOCKS_JUDGED);
  const rows = [...listed, ...mocksOnly.filter(({ id }) => !listed.some((row) => row.id === id))];
  const judged = await judgeAll(userId, rows, now);
  const mocks = rows.map((row, index) => ({
    ...(judged[index] as JudgedMock),
    id: row.id,
    title: row.blueprint.title,
    day: studyDayOf(satAt(row), zone, cutoffHour),
    questions: row.items.length,
    extraTime: row.extraTime,
    focus: row.blueprint.focus,
    delivery: countDelivery(
      row.items.flatMap(({ eventId, delivery }) => (eventId && delivery ? [delivery] : [])),
    ),
  }));
  const unaided = mocks.filter((mock): mock is UnaidedMock => mock.score !== null).toReversed();
  return {
    mocks: mocks.slice(0, listed.length),
    hasOlder: latest.length > listed.length,
    unaided,
    trend: mockTrend(unaided.map(({ score }) => score)),
    reservedScore: mockScore(
      unaided.flatMap(({ answers }) => answers.filter(({ isUnseenReserved }) => isUnseenReserved)),
    ),
  };
}

/**
 * Returns what the reviews had expected of the questions in unaided mocks, next to what came, or
 * null when none of them had been seen a day or more before.
 */
export function expectedOf(unaided: readonly UnaidedMock[]): ExpectedScore | null {
  return expectedScore(
    unaided
      .flatMap(({ answers }) => answers)
      .flatMap(({ readyChance, grade }) =>
        readyChance === null ? [] : [{ chance: readyChance, isKnown: grade !== "again" }],
      ),
  );
}

/** Judges interviews of one person, in the order in which they are given. */
export async function judgeAll(
  userId: string,
  rows: readonly MockRow[],
  now: Date,
): Promise<readonly JudgedMock[]> {
  const records = await recordsOf(userId, rows);
  return rows.map((row) => judgeMock({ ...records, interview: row, reported: row.reported }, now));
}

/** Returns what is needed to judge interviews other than the interviews themselves. */
export async function recordsOf(
  userId: string,
  interviews: readonly Pick<InterviewOf<JudgedItem>, "id" | "items">[],
): Promise<Pick<MockRecord, "grades" | "seenBefore" | "contentOf">> {
  const items = interviews.flatMap((interview) => interview.items);
  const [contentOf, grades, seenBefore] = await Promise.all([
    readRevisions(items),
    findGrades(
      userId,
      items.flatMap(({ eventId }) => eventId ?? []),
    ),
    findSeenBefore(
      userId,
      interviews.map(({ id }) => id),
    ),
  ]);
  return {
    grades: new Map(grades.map((grade) => [grade.id, grade])),
    seenBefore: new Map(seenBefore.map((each) => [`${each.interviewId} ${each.position}`, each])),
    contentOf,
  };
}
