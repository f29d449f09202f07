import * as z from "zod";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { BlueprintJson } from "@/lib/interview/rules/blueprint/read-blueprint";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { sessionMsOf } from "@/lib/interview/rules/blueprint/extra-time";
import type {
  AnswerMode,
  InterviewState,
  ItemState,
} from "@/lib/interview/rules/session/interview-state";
import { cardFoundColumns, CardFoundRow } from "@/lib/memory/data/card-changes";
import { statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";

/** How the questions of an interview were chosen; see the schema. */
export const DRAWN_AS = ["new", "retake", "parallel"] as const;
export type DrawnAs = (typeof DRAWN_AS)[number];

export const AnswerModeColumn = z.enum(["written", "aloud"]) satisfies z.ZodType<AnswerMode>;
export const DeliveryJson = z.strictObject({
  inTime: z.boolean().nullable(),
  structured: z.boolean(),
  concise: z.boolean(),
}) satisfies z.ZodType<Delivery>;

export type InterviewItemRow = ItemState & {
  readonly questionId: string;
  readonly revision: string;
  /** The cell of the blueprint that it was drawn for. */
  readonly cell: number;
  readonly isReserved: boolean;
  readonly answerMode: AnswerMode;
};

/**
 * An item without its typed text, which may be long. It has everything that a mock is judged by.
 */
export type JudgedItem = Omit<InterviewItemRow, "answerText">;

export type InterviewRow = Omit<InterviewState, "items"> & {
  readonly id: string;
  readonly version: number;
  readonly blueprint: Blueprint;
  readonly seed: number;
  readonly seriesId: string;
  readonly drawnAs: DrawnAs;
  readonly extraTime: string;
  readonly createdAt: Date;
  readonly items: readonly InterviewItemRow[];
};

/** An interview with such items, or with complete ones. */
export type InterviewOf<Item extends JudgedItem> = Omit<InterviewRow, "items"> & {
  readonly items: readonly Item[];
};

export type ItemKey = { readonly interviewId: string; readonly position: number };

const JUDGED_FIELDS =
  "position questionId revision cell isReserved limitMs thinkingMs extensionMs extendedAt shownAt answerFrom lockedAt lockedBy answerMode lockedWriter confidence revealedAt gradingFrom gradedAt eventId delivery afterwardsPointIds";

const columnsWith = (itemFields: string) => `${columnsAs(
  "id version blueprint seed seriesId drawnAs extraTime createdAt activeAt resumedAt finishedAt endedBy",
)}, (
    SELECT coalesce(json_agg(item ORDER BY position), '[]') FROM (
      SELECT ${columnsAs(itemFields)} FROM interview_items AS item
      WHERE item.user_id = $1 AND item.interview_id = interviews.id) AS item) AS items`;

/** The columns of an interview of the person $1 with its items; see `toInterview`. */
const INTERVIEW_COLUMNS = columnsWith(`${JUDGED_FIELDS} answerText`);
/** The same without the typed texts. */
export const JUDGED_COLUMNS = columnsWith(JUDGED_FIELDS);

// The items come as JSON, in which instants are texts.
const instant = z.string().nullable();
const JudgedItemJson = z.strictObject({
  position: z.int(),
  questionId: z.string(),
  revision: z.string(),
  cell: z.int(),
  isReserved: z.boolean(),
  limitMs: z.int().nullable(),
  thinkingMs: z.int(),
  extensionMs: z.int(),
  extendedAt: z.array(z.string()),
  shownAt: instant,
  answerFrom: instant,
  lockedAt: instant,
  lockedBy: z.enum(["person", "clock", "reveal"]).nullable(),
  answerMode: AnswerModeColumn,
  lockedWriter: z.string().nullable(),
  confidence: z.int().nullable(),
  revealedAt: instant,
  gradingFrom: instant,
  gradedAt: instant,
  eventId: z.string().nullable(),
  delivery: DeliveryJson.nullable(),
  afterwardsPointIds: z.array(z.string()),
});
const ItemJson = z.strictObject({ ...JudgedItemJson.shape, answerText: z.string() });

const stored = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    id: z.string(),
    version: z.int(),
    blueprint: BlueprintJson,
    seed: z.int(),
    seriesId: z.string(),
    drawnAs: z.enum(DRAWN_AS),
    extraTime: z.string(),
    createdAt: z.date(),
    activeAt: z.date(),
    resumedAt: z.date().nullable(),
    finishedAt: z.date().nullable(),
    endedBy: z.enum(["person", "graded", "clock"]).nullable(),
    items: z.array(item),
  });

/** A row of `INTERVIEW_COLUMNS`. */
const InterviewStored = stored(ItemJson);
/** A row of `JUDGED_COLUMNS`. */
export const JudgedStored = stored(JudgedItemJson);

type StoredInterview<Item> = Omit<z.output<typeof JudgedStored>, "items"> & {
  readonly items: readonly Item[];
};

/** Returns the interview in such a row. */
export function toInterview<Stored, Item extends JudgedItem>(
  row: StoredInterview<Stored>,
  toItemOf: (item: Stored, isStrict: boolean) => Item,
): InterviewOf<Item> {
  const { mode, sessionSeconds } = row.blueprint;
  return {
    ...row,
    sessionMs: sessionMsOf(sessionSeconds, row.extraTime),
    items: row.items.map((item) => toItemOf(item, mode === "strict")),
  };
}

/** Returns an item of such a row without its typed text. */
export function toJudgedItem(item: z.output<typeof JudgedItemJson>, isStrict: boolean): JudgedItem {
  return {
    ...item,
    isStrict,
    extendedAt: item.extendedAt.map((text) => new Date(text)),
    shownAt: toInstant(item.shownAt),
    answerFrom: toInstant(item.answerFrom),
    lockedAt: toInstant(item.lockedAt),
    revealedAt: toInstant(item.revealedAt),
    gradingFrom: toInstant(item.gradingFrom),
    gradedAt: toInstant(item.gradedAt),
  };
}

function toItem(item: z.output<typeof ItemJson>, isStrict: boolean): InterviewItemRow {
  return { ...toJudgedItem(item, isStrict), answerText: item.answerText };
}

function toInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/**
 * Returns an interview with its items in order, or null when it doesn't exist or is another
 * person's.
 */
export async function findInterview(userId: string, id: string): Promise<InterviewRow | null> {
  // Every request of an interview reads it, and some read it twice.
  const [row] = await statement(
    `SELECT ${INTERVIEW_COLUMNS} FROM interviews WHERE user_id = $1 AND id = $2`,
    [userId, id],
    InterviewStored,
  );
  return row ? toInterview(row, toItem) : null;
}

/**
 * Returns an interview with the card of one of its questions, which is all that a grade needs, or
 * null when there's no such item or it's another person's.
 */
export async function findInterviewAndCard(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<{ readonly interview: InterviewRow; readonly card: CardFoundRow } | null> {
  const [row] = await statement(
    `SELECT ${INTERVIEW_COLUMNS}, ${cardFoundColumns("graded.question_id", "'main'")}
    FROM interviews JOIN interview_items AS graded
      ON graded.user_id = $1 AND graded.interview_id = interviews.id AND graded.position = $3
    WHERE interviews.user_id = $1 AND interviews.id = $2`,
    [userId, interviewId, position],
    z.strictObject({ ...InterviewStored.shape, ...CardFoundRow.shape }),
  );
  if (!row) return null;
  const { record, log, ...interview } = row;
  return { interview: toInterview(interview, toItem), card: { record, log } };
}

/** Returns an interview without its typed texts, for callers that only look at the clock. */
export async function findInterviewOutline(
  userId: string,
  id: string,
): Promise<InterviewOf<JudgedItem> | null> {
  const [row] = await statement(
    `SELECT ${JUDGED_COLUMNS} FROM interviews WHERE user_id = $1 AND id = $2`,
    [userId, id],
    JudgedStored,
  );
  return row ? toInterview(row, toJudgedItem) : null;
}
