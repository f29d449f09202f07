import * as z from "zod";
import type { NewSession } from "@/lib/account/rules/new-session";
import type { ReservedQuestion } from "@/lib/questions/rules/reserve";
import { isDuplicateKey } from "@/lib/shared/data/faults";
import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { query, statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";
import { jobWrite } from "@/lib/shared/data/jobs";
import type { JobKind } from "@/lib/shared/job-kinds.mjs";

export type UserSettings = {
  readonly zone: string;
  readonly cutoffHour: number;
  readonly declinedZone: string | null;
  readonly newPerDay: number;
  readonly extraTime: string;
  readonly theme: string;
  readonly singleKeys: boolean;
  readonly clockSounds: boolean;
  readonly interviewAt: Date | null;
  readonly weekdayMinutes: readonly number[];
  readonly daysOff: readonly number[];
  readonly desiredRetention: number | null;
};

/** A row of an account, without its password hash. */
export const UserRow = z.strictObject({
  id: z.string(),
  email: z.string(),
  zone: z.string(),
  cutoffHour: z.int(),
  declinedZone: z.string().nullable(),
  newPerDay: z.int(),
  extraTime: z.string(),
  theme: z.string(),
  singleKeys: z.boolean(),
  clockSounds: z.boolean(),
  interviewAt: z.date().nullable(),
  weekdayMinutes: z.array(z.int()),
  daysOff: z.array(z.int()),
  desiredRetention: z.number().nullable(),
  weights: z.array(z.number()),
  parameterVersion: z.string().nullable(),
}) satisfies z.ZodType<UserSettings & MemorySettings>;
export type UserRow = Readonly<z.output<typeof UserRow>>;

/** Returns the account with this normalised address and its password hash, or null. */
export function findCredentials(
  email: string,
): Promise<{ id: string; passwordHash: string } | null> {
  return query((db) =>
    db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } }),
  );
}

const LISTED_AT_ONCE = 1_000;

/** Returns the ids of some accounts, in their order, after this one or from the first. */
export async function listUserIds(after: string | null): Promise<readonly string[]> {
  const rows = await query((db) =>
    db.user.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: "asc" },
      take: LISTED_AT_ONCE,
      select: { id: true },
    }),
  );
  return rows.map(({ id }) => id);
}

/**
 * Creates an account, reserves these questions for its mocks and signs it in with these sessions.
 * False when the address is taken, even when two sign-ups race.
 */
export async function createUser(
  user: { id: string; email: string; passwordHash: string; zone: string; createdAt: Date },
  questions: readonly Omit<ReservedQuestion, "releasedBy">[] = [],
  begun: readonly NewSession[] = [],
): Promise<boolean> {
  const reserved = {
    create: questions.map((question) => ({ ...question, drawnAt: user.createdAt })),
  };
  const sessions = {
    create: begun.map((session) => ({ ...session, lastSeenAt: session.createdAt })),
  };
  try {
    await query((db) =>
      db.user.create({ data: { ...user, reserved, sessions }, select: { id: true } }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * Replaces the password hash and ends every session of the person, in one transaction. The order
 * matters; see `createSession`.
 */
export async function replacePassword(userId: string, passwordHash: string): Promise<void> {
  await query((db) =>
    db.$transaction([
      db.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } }),
      db.session.deleteMany({ where: { userId } }),
    ]),
  );
}

const USER_COLUMNS = columnsAs(Object.keys(UserRow.shape).join(" "));

/** Returns the account, or null when there's none. */
export async function findUser(userId: string): Promise<UserRow | null> {
  const [row] = await statement(
    `SELECT ${USER_COLUMNS} FROM users WHERE id = $1`,
    [userId],
    UserRow,
  );
  return row ?? null;
}

/**
 * Changes the given settings and leaves the others, and asks for these jobs: all of it or nothing.
 */
export async function saveSettings(
  userId: string,
  { weekdayMinutes, daysOff, ...settings }: Partial<UserSettings>,
  jobs: readonly JobKind[] = [],
): Promise<void> {
  const lists = {
    ...(weekdayMinutes ? { weekdayMinutes: [...weekdayMinutes] } : {}),
    ...(daysOff ? { daysOff: [...daysOff] } : {}),
  };
  await query((db) =>
    db.$transaction([
      db.user.update({
        where: { id: userId },
        data: { ...settings, ...lists },
        select: { id: true },
      }),
      ...jobs.map((kind) => {
        const { text, values } = jobWrite(kind, userId);
        return db.$executeRawUnsafe(text, ...values);
      }),
    ]),
  );
}
