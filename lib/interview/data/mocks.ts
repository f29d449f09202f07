import type { OpenedBy, ReportedEntry } from "@/lib/interview/rules/mock/session-log-facts";
import { query, statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";
import { closedSince } from "./interview-list";
import {
  JUDGED_COLUMNS,
  toInterview,
  type InterviewOf,
  type JudgedItem,
  type StoredInterview,
} from "./interviews";
import { answerViews } from "@/lib/questions/data/answer-views";

/** An interview without what was typed in it, with what its pages reported of it. */
export type MockRow = InterviewOf<JudgedItem> & { readonly reported: readonly ReportedEntry[] };

/**
 * The person's interviews that nobody can go on with, in the order in which they were sat (`satAt`), the latest first and no more than `most`: of
 * all, or of one series.
 */
export async function listPast(
  userId: string,
  now: Date,
  { most, seriesId }: { readonly most: number; readonly seriesId?: string },
): Promise<readonly MockRow[]> {
  const rows = await statement<
    StoredInterview<JudgedItem> & { readonly sessionLog: readonly JsonEntry[] }
  >(
    `SELECT ${JUDGED_COLUMNS}, (
      SELECT coalesce(json_agg(entry), '[]') FROM (
        SELECT ${REPORTED_COLUMNS} FROM session_log_entries AS entry
        WHERE entry.user_id = interviews.user_id AND entry.interview_id = interviews.id) AS entry) AS "sessionLog"
    FROM interviews
    WHERE user_id = $1 AND (finished_at IS NOT NULL OR active_at <= $2) AND ($3::uuid IS NULL OR series_id = $3)
    ORDER BY coalesce(finished_at, active_at) DESC, id DESC LIMIT $4`,
    [userId, closedSince(now), seriesId ?? null, most],
  );
  return rows.map(({ sessionLog, ...row }) => ({
    ...toInterview<JudgedItem>(row),
    reported: sessionLog.map(toReported),
  }));
}

type JsonEntry = Omit<ReportedEntry, "begunAt" | "endedAt"> & {
  readonly begunAt: string;
  readonly endedAt: string | null;
};

function toReported({ begunAt, endedAt, ...entry }: JsonEntry): ReportedEntry {
  return {
    ...entry,
    begunAt: new Date(begunAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  };
}

/** What the pages of one interview reported, in no particular order. */
export function listReported(
  userId: string,
  interviewId: string,
): Promise<readonly ReportedEntry[]> {
  return statement<ReportedEntry>(
    `SELECT ${REPORTED_COLUMNS} FROM session_log_entries WHERE user_id = $1 AND interview_id = $2`,
    [userId, interviewId],
  );
}

const REPORTED_COLUMNS = columnsAs("position kind begunAt endedAt ms");

/** What a grade of an interview says. */
export type MockGrade = {
  readonly id: string;
  readonly grade: string | null;
  readonly suggestedGrade: string | null;
  readonly overridden: boolean;
  readonly tickedPointIds: readonly string[];
  readonly occurredAt: Date;
};

/** The person's grades with these ids, in no particular order. */
export function findGrades(userId: string, ids: readonly string[]): Promise<readonly MockGrade[]> {
  return query((db) =>
    db.reviewEvent.findMany({
      where: { userId, id: { in: [...ids] } },
      select: {
        id: true,
        grade: true,
        suggestedGrade: true,
        overridden: true,
        tickedPointIds: true,
        occurredAt: true,
      },
    }),
  );
}

/** What a question of an interview was to the person before it asked them. */
export type SeenBefore = {
  readonly interviewId: string;
  readonly position: number;
  /** When its model answer was last open before it was locked there, and where; null when it never was. */
  readonly openedAt: Date | null;
  readonly openedBy: OpenedBy | null;
  /** Whether it had been asked, reviewed or opened before it was shown there. */
  readonly isSeen: boolean;
};

/** For every question that these interviews of the person have shown, what was before; in no particular order. */
export function findSeenBefore(
  userId: string,
  interviewIds: readonly string[],
): Promise<readonly SeenBefore[]> {
  return statement<SeenBefore>(
    `SELECT interview_id AS "interviewId", position, opened.at AS "openedAt", opened.by AS "openedBy", (
      EXISTS (SELECT FROM interview_items AS other WHERE other.user_id = $1 AND other.question_id = item.question_id
        AND other.interview_id <> item.interview_id AND other.shown_at < item.shown_at)
      OR EXISTS (SELECT FROM reveals WHERE user_id = $1 AND question_id = item.question_id AND revealed_at < item.shown_at)
      OR EXISTS (SELECT FROM review_events WHERE user_id = $1 AND question_id = item.question_id AND kind = 'review'
        AND occurred_at < item.shown_at)) AS "isSeen"
    FROM interview_items AS item LEFT JOIN LATERAL (
      SELECT at, by FROM (${answerViews("question_id = item.question_id")}) AS answer_view
      WHERE at < coalesce(item.locked_at, item.shown_at) AND answer_view.interview_id IS DISTINCT FROM item.interview_id
      ORDER BY at DESC LIMIT 1
    ) AS opened ON true
    WHERE item.user_id = $1 AND item.interview_id = ANY($2::uuid[]) AND item.shown_at IS NOT NULL`,
    [userId, [...interviewIds]],
  );
}
