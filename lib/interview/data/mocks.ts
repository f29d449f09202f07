import * as z from "zod";
import {
  REPORTED_KINDS,
  type OpenedBy,
  type ReportedEntry,
} from "@/lib/interview/rules/mock/session-log-facts";
import { statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";
import { closedSince } from "./interview-list";
import {
  JUDGED_COLUMNS,
  JudgedStored,
  toInterview,
  toJudgedItem,
  type InterviewOf,
  type JudgedItem,
} from "./interviews";
import { latestAnswerViews } from "@/lib/questions/data/answer-views";

/** An interview without what was typed in it, with what its pages reported of it. */
export type MockRow = InterviewOf<JudgedItem> & { readonly reported: readonly ReportedEntry[] };

/**
 * Returns the person's interviews that nobody can go on with, in the order in which they were taken
 * (`satAt`), the latest first and no more than `most`: of all, or of those that aren't practice of a
 * concept.
 */
export function listPast(
  userId: string,
  now: Date,
  { most, mocksOnly = false }: { readonly most: number; readonly mocksOnly?: boolean },
): Promise<readonly MockRow[]> {
  const wanted = `user_id = $1 AND NOT ($4 AND blueprint->'concept' IS NOT NULL)`;
  // The latest of each kind is read by its index: together they'd be sorted by a formula.
  const latest = `id IN (SELECT id FROM (
      (SELECT id, finished_at AS at FROM interviews WHERE ${wanted} AND finished_at IS NOT NULL
        ORDER BY finished_at DESC LIMIT $3)
      UNION ALL (SELECT id, active_at FROM interviews WHERE ${wanted} AND finished_at IS NULL AND active_at <= $2
        ORDER BY active_at DESC LIMIT $3)) AS past ORDER BY at DESC LIMIT $3)`;
  return listMocks(latest, [userId, closedSince(now), most, mocksOnly]);
}

/** Returns those of one series, the latest first and no more than `most`. */
export function listSeries(
  userId: string,
  seriesId: string,
  now: Date,
  most: number,
): Promise<readonly MockRow[]> {
  const ofSeries = "series_id = $4 AND (finished_at IS NOT NULL OR active_at <= $2)";
  return listMocks(ofSeries, [userId, closedSince(now), most, seriesId]);
}

async function listMocks(which: string, values: readonly unknown[]): Promise<readonly MockRow[]> {
  const rows = await statement(
    `SELECT ${JUDGED_COLUMNS}, (
      SELECT coalesce(json_agg(entry), '[]') FROM (
        SELECT ${REPORTED_COLUMNS} FROM session_log_entries AS entry
        WHERE entry.user_id = $1 AND entry.interview_id = interviews.id) AS entry) AS "sessionLog"
    FROM interviews WHERE user_id = $1 AND ${which}
    ORDER BY coalesce(finished_at, active_at) DESC, id DESC LIMIT $3`,
    values,
    z.strictObject({ ...JudgedStored.shape, sessionLog: z.array(ReportedJson) }),
  );
  return rows.map(({ sessionLog, ...row }) => ({
    ...toInterview(row, toJudgedItem),
    reported: sessionLog.map(toReported),
  }));
}

const reportedRow = <Instant extends z.ZodType>(instant: Instant) =>
  z.strictObject({
    position: z.int(),
    kind: z.enum(REPORTED_KINDS),
    begunAt: instant,
    endedAt: instant.nullable(),
    ms: z.int().nullable(),
  });
const ReportedRow = reportedRow(z.date());
const ReportedJson = reportedRow(z.string());

function toReported({ begunAt, endedAt, ...entry }: z.output<typeof ReportedJson>): ReportedEntry {
  return {
    ...entry,
    begunAt: new Date(begunAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  };
}

/** Returns what the pages of one interview reported, in no particular order. */
export function listReported(
  userId: string,
  interviewId: string,
): Promise<readonly ReportedEntry[]> {
  return statement(
    `SELECT ${REPORTED_COLUMNS} FROM session_log_entries WHERE user_id = $1 AND interview_id = $2`,
    [userId, interviewId],
    ReportedRow,
  );
}

const REPORTED_COLUMNS = columnsAs("position kind begunAt endedAt ms");

/** A grade of an interview, practice of a concept included. */
const MockGrade = z.strictObject({
  id: z.string(),
  grade: z.string().nullable(),
  suggestedGrade: z.string().nullable(),
  overridden: z.boolean(),
  tickedPointIds: z.array(z.string()),
  occurredAt: z.date(),
  /** What readiness expected of it; null for what wasn't a long-term review. */
  readyChance: z.number().nullable(),
});
export type MockGrade = Readonly<z.output<typeof MockGrade>>;

const GRADE_COLUMNS = columnsAs(
  "id grade suggestedGrade overridden tickedPointIds occurredAt readyChance",
);

/** Returns the person's grades with these ids, in no particular order. */
export function findGrades(userId: string, ids: readonly string[]): Promise<readonly MockGrade[]> {
  // One array and not a list of parameters, which a generic plan would compare one by one with
  // every event.
  return statement(
    `SELECT ${GRADE_COLUMNS} FROM review_events WHERE user_id = $1 AND id = ANY($2::uuid[])`,
    [userId, [...ids]],
    MockGrade,
  );
}

const LATEST_VIEWS = latestAnswerViews({
  questionId: "item.question_id",
  before: "coalesce(item.locked_at, item.shown_at)",
  notIn: "item.interview_id",
});

/** A question of an interview and the person's past with it before it was asked there. */
const SeenBefore = z.strictObject({
  interviewId: z.string(),
  position: z.int(),
  /**
   * When its model answer was last open before it was locked there, and where, or null when it
   * never was.
   */
  openedAt: z.date().nullable(),
  openedBy: (
    z.enum(["hand", "page", "interview", "review"]) satisfies z.ZodType<OpenedBy>
  ).nullable(),
  /** True when it had been asked, reviewed or opened before it was shown there. */
  isSeen: z.boolean(),
});
export type SeenBefore = Readonly<z.output<typeof SeenBefore>>;

/**
 * Returns the past of every question that these interviews of the person have shown, in no
 * particular order.
 */
export function findSeenBefore(
  userId: string,
  interviewIds: readonly string[],
): Promise<readonly SeenBefore[]> {
  return statement(
    `SELECT interview_id AS "interviewId", position, opened.at AS "openedAt", opened.by AS "openedBy", (
      EXISTS (SELECT FROM interview_items AS other WHERE other.user_id = $1 AND other.question_id = item.question_id
        AND other.interview_id <> item.interview_id AND other.shown_at < item.shown_at)
      OR EXISTS (SELECT FROM reveals WHERE user_id = $1 AND question_id = item.question_id AND revealed_at < item.shown_at)
      OR EXISTS (SELECT FROM review_events WHERE user_id = $1 AND question_id = item.question_id AND kind = 'review'
        AND occurred_at < item.shown_at)) AS "isSeen"
    FROM interview_items AS item LEFT JOIN LATERAL (
      SELECT at, by FROM (${LATEST_VIEWS}) AS answer_view
      ORDER BY at DESC LIMIT 1
    ) AS opened ON true
    WHERE item.user_id = $1 AND item.interview_id = ANY($2::uuid[]) AND item.shown_at IS NOT NULL`,
    [userId, [...interviewIds]],
    SeenBefore,
  );
}
