import type { AnswerMode } from "@/lib/interview/rules/session/interview-state";
import { query } from "@/lib/shared/data/client";
import { assignments } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";
import type { InterviewItemRow, InterviewRow, ItemKey } from "./interviews";

export type NewInterview = Pick<
  InterviewRow,
  "id" | "blueprint" | "seed" | "seriesId" | "drawnAs" | "extraTime" | "createdAt"
>;

export type NewItem = Pick<
  InterviewItemRow,
  "questionId" | "revision" | "cell" | "isReserved" | "limitMs" | "thinkingMs"
>;

/**
 * Stores an interview with its items in order. Storing the same id again is a duplicate-key error.
 */
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
          cells: blueprint.cells.map((cell) => ({
            ...cell,
            levels: [...cell.levels],
            topics: [...cell.topics],
          })),
        },
        items: { create: items.map((item, position) => ({ ...item, position })) },
      },
      select: { id: true },
    }),
  );
}

/** Stores how an open answer is given. A locked answer doesn't change. */
export async function setAnswerMode(
  userId: string,
  { interviewId, position }: ItemKey,
  answerMode: AnswerMode,
): Promise<void> {
  await query((db) =>
    db.interviewItem.updateMany({
      where: { userId, interviewId, position, lockedAt: null },
      data: { answerMode },
    }),
  );
}

const STEP_FIELDS =
  "limitMs thinkingMs extensionMs extendedAt shownAt answerFrom lockedAt lockedBy answerText lockedWriter confidence revealedAt gradingFrom gradedAt eventId delivery afterwardsPointIds".split(
    " ",
  ) as readonly (keyof InterviewItemRow)[];

const MOVE_INTERVIEW = `UPDATE interviews
  SET version = version + 1, active_at = $4, resumed_at = $5, finished_at = $6, ended_by = $7
  WHERE user_id = $1 AND id = $2 AND version = $3`;
const STEP_COLUMNS = assignments(STEP_FIELDS, 4);
const MOVE_ITEM = `UPDATE interview_items SET ${STEP_COLUMNS}
  WHERE user_id = $1 AND interview_id = $2 AND position = $3`;

/**
 * Returns the writes that store steps. The interview's row must still have the version that was
 * read.
 */
export function stepWrites(
  userId: string,
  before: InterviewRow,
  after: InterviewRow,
): readonly Write[] {
  const { id, version } = before;
  const { activeAt, resumedAt, finishedAt, endedBy } = after;
  const changed = after.items.filter((item, index) => item !== before.items[index]);
  return [
    {
      text: MOVE_INTERVIEW,
      values: [userId, id, version, activeAt, resumedAt, finishedAt, endedBy],
      mustChange: 1,
    },
    ...changed.map((item) => ({
      text: MOVE_ITEM,
      values: [userId, id, item.position, ...STEP_FIELDS.map((field) => item[field])],
      mustChange: 1,
    })),
  ];
}
