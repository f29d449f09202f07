import type { ReportedEntry } from "@/lib/domain/interview/ledger-facts";
import { query } from "./client";
import { closedSince } from "./interview-list";
import { interviewFields, toInterview, type InterviewRow } from "./interviews";

/** An interview with what its pages reported of it. */
export type MockRow = InterviewRow & { readonly reported: readonly ReportedEntry[] };

/** The person's interviews that nobody can go on with, the latest first: the last `most` of all, or all of one series. */
export async function listPast(
  userId: string,
  now: Date,
  which: { readonly most: number } | { readonly seriesId: string },
): Promise<readonly MockRow[]> {
  const isPast = { OR: [{ finishedAt: { not: null } }, { activeAt: { lte: closedSince(now) } }] };
  const rows = await query((db) =>
    db.interview.findMany({
      where: { userId, ...isPast, ...("seriesId" in which ? { seriesId: which.seriesId } : {}) },
      select: { ...interviewFields, ledger: { select: REPORTED } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      ...("most" in which ? { take: which.most } : {}),
    }),
  );
  return rows.map(({ ledger, ...row }) => ({ ...toInterview(row), reported: ledger as readonly ReportedEntry[] }));
}

/** What the pages of one interview reported, in no particular order. */
export async function listReported(userId: string, interviewId: string): Promise<readonly ReportedEntry[]> {
  const rows = await query((db) => db.ledgerEntry.findMany({ where: { userId, interviewId }, select: REPORTED }));
  return rows as readonly ReportedEntry[];
}

const REPORTED = { position: true, kind: true, begunAt: true, endedAt: true, ms: true } as const;

/** What a grade of an interview says. */
export type MockGrade = {
  readonly id: string;
  readonly grade: string | null;
  readonly proposedGrade: string | null;
  readonly overridden: boolean;
  readonly tickedPointIds: readonly string[];
  readonly occurredAt: Date;
};

/** The person's grades with these ids, in no particular order. */
export function findGrades(userId: string, ids: readonly string[]): Promise<readonly MockGrade[]> {
  return query((db) =>
    db.reviewEvent.findMany({
      where: { userId, id: { in: [...ids] } },
      select: { id: true, grade: true, proposedGrade: true, overridden: true, tickedPointIds: true, occurredAt: true },
    }),
  );
}

/** When the person opened the model answers of questions by hand, by question. */
export async function findOpened(userId: string, questionIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await query((db) =>
    db.reveal.findMany({
      where: { userId, questionId: { in: [...questionIds] } },
      select: { questionId: true, revealedAt: true },
    }),
  );
  return new Map(rows.map(({ questionId, revealedAt }) => [questionId, revealedAt]));
}

/** When the model answers of questions were first open in any interview of the person, by question. */
export async function findFirstRevealed(
  userId: string,
  questionIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await query((db) =>
    db.interviewItem.groupBy({
      by: ["questionId"],
      where: { userId, questionId: { in: [...questionIds] }, revealedAt: { not: null } },
      _min: { revealedAt: true },
    }),
  );
  return new Map(rows.flatMap(({ questionId, _min }) => (_min.revealedAt ? [[questionId, _min.revealedAt]] : [])));
}
