import * as z from "zod";
import type { Projection } from "@/lib/memory/rules/plan/projection";
import { execute, statement } from "@/lib/shared/data/client";

const ProjectionRow = z.strictObject({
  inputHash: z.string(),
  result: z.custom<Projection | null>((value) => value === null || typeof value === "object"),
});

/** Returns the person's latest projection and the hash of what it was calculated from, or null. */
export async function findProjection(
  userId: string,
): Promise<Readonly<z.output<typeof ProjectionRow>> | null> {
  const [row] = await statement(
    `SELECT input_hash AS "inputHash", result FROM projections WHERE user_id = $1`,
    [userId],
    ProjectionRow,
  );
  return row ?? null;
}

/** Stores a projection in place of the person's last one. */
export async function saveProjection(
  userId: string,
  inputHash: string,
  result: Projection | null,
  now: Date,
): Promise<void> {
  await execute(
    `INSERT INTO projections (user_id, input_hash, result, calculated_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (user_id) DO UPDATE SET input_hash = $2, result = $3, calculated_at = $4`,
    [userId, inputHash, JSON.stringify(result), now],
  );
}
