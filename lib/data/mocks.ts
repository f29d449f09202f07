import type { ReportedEntry } from "@/lib/domain/interview/ledger-facts";
import { query, statement } from "./client";
import { columnsAs } from "./columns";
import { closedSince } from "./interview-list";
import { INTERVIEW_COLUMNS, toInterview, type InterviewRow, type StoredInterview } from "./interviews";

/** An interview with what its pages reported of it. */
export type MockRow = InterviewRow & { readonly reported: readonly ReportedEntry[] };

/** The person's interviews that nobody can go on with, the latest first: the last `most` of all, or all of one series. */
export async function listPast(
  userId: string,
  now: Date,
  which: { readonly most: number } | { readonly seriesId: string },
): Promise<readonly MockRow[]> {
  const seriesId = "seriesId" in which ? which.seriesId : null;
  const most = "most" in which ? which.most : null;
  const rows = await statement<StoredInterview & { readonly ledger: readonly JsonEntry[] }>(
    `SELECT ${INTERVIEW_COLUMNS}, (
      SELECT coalesce(json_agg(entry), '[]') FROM (
        SELECT ${REPORTED_COLUMNS} FROM ledger_entries AS entry
        WHERE entry.user_id = interviews.user_id AND entry.interview_id = interviews.id) AS entry) AS ledger
    FROM interviews
    WHERE user_id = $1 AND (finished_at IS NOT NULL OR active_at <= $2) AND ($3::uuid IS NULL OR series_id = $3)
    ORDER BY created_at DESC, id DESC LIMIT $4`,
    [userId, closedSince(now), seriesId, most],
  );
  return rows.map(({ ledger, ...row }) => ({ ...toInterview(row), reported: ledger.map(toReported) }));
}

type JsonEntry = Omit<ReportedEntry, "begunAt" | "endedAt"> & {
  readonly begunAt: string;
  readonly endedAt: string | null;
};

function toReported({ begunAt, endedAt, ...entry }: JsonEntry): ReportedEntry {
  return { ...entry, begunAt: new Date(begunAt), endedAt: endedAt === null ? null : new Date(endedAt) };
}

/** What the pages of one interview reported, in no particular order. */
export function listReported(userId: string, interviewId: string): Promise<readonly ReportedEntry[]> {
  return statement<ReportedEntry>(
    `SELECT ${REPORTED_COLUMNS} FROM ledger_entries WHERE user_id = $1 AND interview_id = $2`,
    [userId, interviewId],
  );
}

const REPORTED_COLUMNS = columnsAs("position kind begunAt endedAt ms");

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
