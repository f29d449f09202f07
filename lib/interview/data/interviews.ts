import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { sessionMsOf } from "@/lib/interview/rules/blueprint/extra-time";
import type { InterviewState, ItemState } from "@/lib/interview/rules/session/interview-state";
import { query, statement, type RunStatement } from "@/lib/shared/data/client";
import { columnsAs, toColumns } from "@/lib/shared/data/columns";

export type InterviewItemRow = ItemState & {
  readonly questionId: string;
  readonly revision: string;
  /** The cell of the blueprint that it was drawn for. */
  readonly cell: number;
  readonly isReserved: boolean;
  readonly answerMode: string;
};

/** An item without what was typed, which may be long: all that a mock is judged by. */
export type JudgedItem = Omit<InterviewItemRow, "answerText">;

export type InterviewRow = Omit<InterviewState, "items"> & {
  readonly id: string;
  readonly version: number;
  readonly blueprint: Blueprint;
  readonly seed: number;
  readonly seriesId: string;
  readonly drawnAs: string;
  readonly extraTime: string;
  readonly createdAt: Date;
  readonly items: readonly InterviewItemRow[];
};

/** An interview of such items: with what was typed in it, or without. */
export type InterviewOf<Item extends JudgedItem> = Omit<InterviewRow, "items"> & { readonly items: readonly Item[] };

export type ItemKey = { readonly interviewId: string; readonly position: number };

export type NewInterview = Pick<
  InterviewRow,
  "id" | "blueprint" | "seed" | "seriesId" | "drawnAs" | "extraTime" | "createdAt"
>;

export type NewItem = Pick<
  InterviewItemRow,
  "questionId" | "revision" | "cell" | "isReserved" | "limitMs" | "thinkingMs"
>;

/** Stores an interview with its items in their order. The same id a second time is a duplicate-key error. */
export async function createInterview(
  userId: string,
  interview: NewInterview,
  items: readonly NewItem[],
): Promise<void> {
  const { createdAt, blueprint, ...rest } = interview;
  await query((db) =>
    db.interview.create({
      data: {
        ...rest,
        userId,
        createdAt,
        activeAt: createdAt,
        blueprint: {
          ...blueprint,
          cells: blueprint.cells.map((cell) => ({ ...cell, levels: [...cell.levels], topics: [...cell.topics] })),
        },
        items: { create: items.map((item, position) => ({ ...item, position })) },
      },
      select: { id: true },
    }),
  );
}

const JUDGED_FIELDS =
  "position questionId revision cell isReserved limitMs thinkingMs extensionMs extendedAt shownAt answerFrom lockedAt lockedBy answerMode lockedWriter confidence revealedAt gradingFrom gradedAt eventId delivery afterwardsPointIds";

const columnsWith = (itemFields: string) => `${columnsAs(
  "id version blueprint seed seriesId drawnAs extraTime createdAt activeAt resumedAt finishedAt endedBy",
)}, (
    SELECT coalesce(json_agg(item ORDER BY position), '[]') FROM (
      SELECT ${columnsAs(itemFields)} FROM interview_items AS item
      WHERE item.user_id = interviews.user_id AND item.interview_id = interviews.id) AS item) AS items`;

/** What a SELECT from interviews has of one with its items; see `toInterview`. */
const INTERVIEW_COLUMNS = columnsWith(`${JUDGED_FIELDS} answerText`);
/** The same without what was typed. */
export const JUDGED_COLUMNS = columnsWith(JUDGED_FIELDS);

/** An interview with its items in order; null when it does not exist or is another person's. */
export async function findInterview(userId: string, id: string): Promise<InterviewRow | null> {
  // Every request of an interview asks for it, some of them twice.
  const [row] = await statement<StoredInterview<InterviewItemRow>>(
    `SELECT ${INTERVIEW_COLUMNS} FROM interviews WHERE user_id = $1 AND id = $2`,
    [userId, id],
  );
  return row ? toInterview<InterviewItemRow>(row) : null;
}

/** The same without what was typed in it, for what only looks at the clock. */
export async function findInterviewOutline(userId: string, id: string): Promise<InterviewOf<JudgedItem> | null> {
  const [row] = await statement<StoredInterview<JudgedItem>>(
    `SELECT ${JUDGED_COLUMNS} FROM interviews WHERE user_id = $1 AND id = $2`,
    [userId, id],
  );
  return row ? toInterview<JudgedItem>(row) : null;
}

type Instant = "shownAt" | "answerFrom" | "lockedAt" | "revealedAt" | "gradingFrom" | "gradedAt";
/** The items come as JSON, which knows instants as texts. */
type StoredItem<Item> = Omit<Item, Instant | "isStrict" | "extendedAt"> &
  Readonly<Record<Instant, string | null>> & { readonly extendedAt: readonly string[] };

/** A row of `INTERVIEW_COLUMNS`, or of `JUDGED_COLUMNS`. */
export type StoredInterview<Item extends JudgedItem> = Omit<InterviewRow, "items" | "sessionMs"> & {
  readonly items: readonly StoredItem<Item>[];
};

/** Such a row as an interview. */
export function toInterview<Item extends JudgedItem>(row: StoredInterview<Item>): InterviewOf<Item> {
  const { mode, sessionSeconds } = row.blueprint;
  return {
    ...row,
    sessionMs: sessionMsOf(sessionSeconds, row.extraTime),
    items: row.items.map((item) => ({
      ...item,
      isStrict: mode === "strict",
      extendedAt: item.extendedAt.map((text) => new Date(text)),
      shownAt: toInstant(item.shownAt),
      answerFrom: toInstant(item.answerFrom),
      lockedAt: toInstant(item.lockedAt),
      revealedAt: toInstant(item.revealedAt),
      gradingFrom: toInstant(item.gradingFrom),
      gradedAt: toInstant(item.gradedAt),
    })) as unknown as readonly Item[],
  };
}

function toInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Notes how an open answer is given: "written" or "aloud". Of a locked answer nothing changes. */
export async function setAnswerMode(
  userId: string,
  { interviewId, position }: ItemKey,
  answerMode: string,
): Promise<void> {
  await query((db) =>
    db.interviewItem.updateMany({ where: { userId, interviewId, position, lockedAt: null }, data: { answerMode } }),
  );
}

const STEP_COLUMNS =
  "limit_ms thinking_ms extension_ms extended_at shown_at answer_from locked_at locked_by answer_text locked_writer confidence revealed_at grading_from graded_at event_id delivery afterwards_point_ids".split(
    " ",
  );

const SAVE_STEP = `WITH moved AS (
    UPDATE interviews SET version = version + 1, active_at = $4::timestamptz, resumed_at = $5::timestamptz,
      finished_at = $6::timestamptz, ended_by = $7::text
    WHERE user_id = $1::uuid AND id = $2::uuid AND version = $3::int RETURNING 1),
  changed AS (
    UPDATE interview_items AS item SET ${STEP_COLUMNS.map((column) => `${column} = next.${column}`).join(", ")}
    FROM moved, json_populate_recordset(NULL::interview_items, $8::json) AS next
    WHERE item.user_id = $1::uuid AND item.interview_id = $2::uuid AND item.position = next.position)
  SELECT 1 FROM moved`;

/**
 * Stores what steps have made of an interview, all of it or nothing. False when it is not as it was `before` any more: another step came
 * first; read it again and repeat.
 */
export async function saveSteps(
  run: RunStatement,
  userId: string,
  before: InterviewRow,
  after: InterviewRow,
): Promise<boolean> {
  const changed = after.items.filter((item, index) => item !== before.items[index]);
  const { id, version } = before;
  const { activeAt, resumedAt, finishedAt, endedBy } = after;
  const moved = await run(SAVE_STEP, [
    userId,
    id,
    version,
    activeAt,
    resumedAt,
    finishedAt,
    endedBy,
    JSON.stringify(changed.map(toColumns)),
  ]);
  return moved.length === 1;
}
