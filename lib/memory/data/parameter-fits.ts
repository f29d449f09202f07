import * as z from "zod";
import { USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { execute, query, statement } from "@/lib/shared/data/client";
import { columnsAs, IdRow } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";
import { jobWrite } from "@/lib/shared/data/jobs";
import type { Prisma } from "@/lib/shared/data/generated/client";

/** A fit that was tried. `version` and `weights` only when it was adopted. */
export type ParameterFitRow = {
  readonly id: string;
  readonly version: string | null;
  readonly weights: readonly number[];
  readonly reviews: number;
  readonly fittedDay: number;
  readonly metrics: unknown;
  readonly createdAt: Date;
};

/** Returns every fit of a person, the latest first. */
export function listFits(userId: string): Promise<readonly ParameterFitRow[]> {
  return query((db) =>
    db.parameterFit.findMany({
      where: { userId },
      orderBy: { id: "desc" },
      select: {
        id: true,
        version: true,
        weights: true,
        reviews: true,
        fittedDay: true,
        metrics: true,
        createdAt: true,
      },
    }),
  );
}

/**
 * Returns the write that takes a study day for the person's one try of a fit. It changes nothing
 * when the day, or a later one, is taken.
 */
export function takeFitDay(userId: string, today: number): Write {
  return {
    text: "UPDATE users SET fit_tried_day = $2 WHERE id = $1 AND coalesce(fit_tried_day, $2 - 1) < $2",
    values: [userId, today],
    mustChange: 1,
  };
}

/**
 * Stores a fit for good. When it was adopted, its weights become the person's and a refold of their
 * cards is asked for: all of it or nothing.
 */
export async function saveFit(userId: string, fit: ParameterFitRow): Promise<void> {
  const { weights, metrics, version, ...rest } = fit;
  await query((db) =>
    db.$transaction(async (tx) => {
      // The person before what's theirs: distributed PostgreSQL takes them in no other order.
      if (version)
        await tx.user.update({
          where: { id: userId },
          data: { weights: [...weights], parameterVersion: version },
          select: { id: true },
        });
      await tx.parameterFit.create({
        data: {
          ...rest,
          userId,
          version,
          weights: [...weights],
          metrics: metrics as Prisma.InputJsonValue,
        },
        select: { id: true },
      });
      if (!version) return;
      const refold = jobWrite("refold", userId);
      await tx.$executeRawUnsafe(refold.text, ...refold.values);
    }),
  );
}

const SettingsRow = z.strictObject({
  weights: z.array(z.number()),
  parameterVersion: z.string().nullable(),
  desiredRetention: z.number().nullable(),
}) satisfies z.ZodType<MemorySettings>;

/** Returns the settings of a person's memory, the usual ones for nobody. */
export async function findMemorySettings(userId: string): Promise<MemorySettings> {
  const [settings] = await statement(
    `SELECT ${columnsAs("weights parameterVersion desiredRetention")} FROM users WHERE id = $1`,
    [userId],
    SettingsRow,
  );
  return settings ?? USUAL_MEMORY;
}

const OWED_AT_ONCE = 100;

/**
 * Returns some of the people whose derived rows an upgrade has left to be rebuilt, in the order of
 * their ids, after this one or from the first.
 */
export async function listRebuildsOwed(after: string | null): Promise<readonly string[]> {
  const rows = await statement(
    `SELECT id FROM users WHERE needs_rebuild AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${OWED_AT_ONCE}`,
    [after],
    IdRow,
  );
  return rows.map(({ id }) => id);
}

/** Notes that a person's derived rows are what their log says. */
export async function noteRebuilt(userId: string): Promise<void> {
  await execute("UPDATE users SET needs_rebuild = false WHERE id = $1 AND needs_rebuild", [userId]);
}
