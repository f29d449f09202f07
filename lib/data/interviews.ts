import { query, type Queryable } from "./client";

export type InterviewItemRow = {
  readonly position: number;
  readonly questionId: string;
  readonly revision: string;
  readonly limitMs: number | null;
  readonly shownAt: Date | null;
  readonly lockedAt: Date | null;
  readonly lockedBy: string | null;
  readonly answerMode: string;
  readonly answerText: string;
  readonly lockedWriter: string | null;
  readonly eventId: string | null;
};

export type InterviewRow = {
  readonly id: string;
  readonly level: string;
  readonly topics: readonly string[];
  readonly extraTime: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly items: readonly InterviewItemRow[];
};

const itemFields = {
  position: true,
  questionId: true,
  revision: true,
  limitMs: true,
  shownAt: true,
  lockedAt: true,
  lockedBy: true,
  answerMode: true,
  answerText: true,
  lockedWriter: true,
  eventId: true,
} as const;

const interviewFields = {
  id: true,
  level: true,
  topics: true,
  extraTime: true,
  createdAt: true,
  finishedAt: true,
  items: { select: itemFields, orderBy: { position: "asc" } },
} as const;

export type ItemKey = { readonly interviewId: string; readonly position: number };

/** Stores an interview with its items. The same id a second time changes nothing. */
export async function createInterview(
  userId: string,
  interview: { id: string; level: string; topics: string[]; extraTime: string; createdAt: Date },
  items: { questionId: string; revision: string; limitMs: number | null }[],
): Promise<void> {
  await query((db) =>
    db.interview.create({
      data: { userId, ...interview, items: { create: items.map((item, position) => ({ ...item, position })) } },
      select: { id: true },
    }),
  );
}

/** An interview with its items in order; null when it does not exist or is another person's. */
export function findInterview(userId: string, id: string): Promise<InterviewRow | null> {
  return query((db) => db.interview.findUnique({ where: { userId_id: { userId, id } }, select: interviewFields }));
}

/** Starts the clock of an item, once: a second tap or another device changes nothing. */
export async function startItemClock(userId: string, { interviewId, position }: ItemKey, now: Date): Promise<void> {
  await query((db) =>
    db.interviewItem.updateMany({ where: { userId, interviewId, position, shownAt: null }, data: { shownAt: now } }),
  );
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

/** Locks an open answer; how it was given stays as it was noted. False when it was locked before. */
export async function lockItem(
  userId: string,
  { interviewId, position }: ItemKey,
  lock: { lockedAt: Date; lockedBy: string; answerText: string; lockedWriter: string | null },
): Promise<boolean> {
  const { count } = await query((db) =>
    db.interviewItem.updateMany({ where: { userId, interviewId, position, lockedAt: null }, data: lock }),
  );
  return count === 1;
}

/** Notes which event grades an item, once. False when it has one already. */
export async function gradeItem(
  db: Queryable,
  userId: string,
  { interviewId, position }: ItemKey,
  eventId: string,
): Promise<boolean> {
  const { count } = await db.interviewItem.updateMany({
    where: { userId, interviewId, position, eventId: null },
    data: { eventId },
  });
  return count === 1;
}

/** Marks an interview as finished when all its items are graded. */
export async function finishIfGraded(db: Queryable, userId: string, id: string, now: Date): Promise<void> {
  await db.interview.updateMany({
    where: { userId, id, finishedAt: null, items: { every: { eventId: { not: null } } } },
    data: { finishedAt: now },
  });
}

/** Marks an interview as finished, whatever was graded in it. One that is finished already stays as it is. */
export async function endInterview(userId: string, id: string, now: Date): Promise<void> {
  await query((db) => db.interview.updateMany({ where: { userId, id, finishedAt: null }, data: { finishedAt: now } }));
}

/** Opens the item that this event graded: its grade was taken back. False when another event grades it by now; nothing changes then. */
export async function reopenItem(
  db: Queryable,
  userId: string,
  { interviewId, position, eventId }: ItemKey & { readonly eventId: string },
): Promise<boolean> {
  const { count } = await db.interviewItem.updateMany({
    where: { userId, interviewId, position, eventId },
    data: { eventId: null },
  });
  if (count === 0) return false;
  await db.interview.updateMany({ where: { userId, id: interviewId }, data: { finishedAt: null } });
  return true;
}
