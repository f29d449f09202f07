import * as z from "zod";
import { JOB_KINDS, type JobKind } from "@/lib/shared/job-kinds.mjs";
import { statement } from "./client";
import { commit, type Write } from "./commit";

// The key makes it one job for each person and kind, and the queue lets one person's jobs run one
// after another. The payload is an id only: a job reads what it works on when it runs.
const ADD_JOB = `SELECT graphile_worker.add_job($1::text, json_build_object('userId', $2::text), queue_name := $3::text,
  max_attempts := $4::int, job_key := $5::text, priority := $6::int)`;

/**
 * Returns the write that asks the worker for long work on a person's rows. Asked for again before
 * it has begun it's still one job; after that it's done once more.
 */
export function jobWrite(kind: JobKind, userId: string): Write {
  const { attempts, priority } = JOB_KINDS[kind];
  const values = [kind, userId, `person:${userId}`, attempts, keyOf(kind, userId), priority];
  return { text: ADD_JOB, values };
}

/** Asks the worker for long work on a person's rows: see `jobWrite`. */
export async function askForJob(kind: JobKind, userId: string): Promise<void> {
  await commit([jobWrite(kind, userId)]);
}

/** Returns whether the person's last job of this kind has failed for good. */
export async function hasJobFailed(kind: JobKind, userId: string): Promise<boolean> {
  const [found] = await statement(
    "SELECT attempts >= max_attempts AND locked_at IS NULL AS failed FROM graphile_worker.jobs WHERE key = $1",
    [keyOf(kind, userId)],
    z.strictObject({ failed: z.boolean() }),
  );
  return found?.failed ?? false;
}

function keyOf(kind: JobKind, userId: string): string {
  return `${kind}:${userId}`;
}
