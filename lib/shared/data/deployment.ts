import { createHash } from "node:crypto";
import { Client } from "pg";
import { env } from "@/lib/env";
import { DATABASE_TIMEOUTS } from "./pool";

/** What all web processes on one database must share. A process without a build has none to compare. */
export type Deployment = { readonly secret: string; readonly build: string | null };

const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 200;
const REJOIN_AFTER_MS = 5_000;

// Any numbers will do as long as all versions of Greenroom use the same.
const LOCKS = { secret: 7_203_116, build: 7_203_117 };
const WORDS = {
  secret:
    "Another web process uses this database with a different NEXTAUTH_SECRET. Set the same one for all of them and start again.",
  build:
    "Another web process uses this database and was built from something else. Stop it first, or give both the same folder .next (docs/hosting.md says how).",
};

/** Another web process differs in what all must share. The message says what to do. */
export class OtherDeployment extends Error {
  override readonly name = "OtherDeployment";
}

/**
 * Joins the web processes on this database, for as long as this process lives, or throws
 * OtherDeployment. One of another build is waited for, because it may be stopping for an update;
 * without a database this joins later.
 */
export async function joinDeployment(
  deployment: Deployment,
  waitMs = WAIT_MS,
): Promise<{ leave: () => Promise<void> }> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const rejoin = () => {
    timer = setTimeout(() => void later(), REJOIN_AFTER_MS).unref();
  };
  const later = async () => {
    try {
      client = await join(deployment, 0, rejoin);
    } catch (error) {
      // It serves people already: ending it now would help nobody.
      if (error instanceof OtherDeployment) console.error(error.message);
      else rejoin();
    }
  };
  try {
    client = await join(deployment, waitMs, rejoin);
  } catch (error) {
    if (error instanceof OtherDeployment) throw error;
    rejoin();
  }
  return {
    async leave() {
      clearTimeout(timer);
      client?.removeAllListeners("end");
      await client?.end();
    },
  };
}

/** Returns the connection whose locks say that this process runs. */
async function join(deployment: Deployment, waitMs: number, lost: () => void): Promise<Client> {
  const client = new Client({
    connectionString: env().DATABASE_DIRECT_URL,
    connectionTimeoutMillis: DATABASE_TIMEOUTS.connect,
    keepAlive: true,
  });
  // `end` follows.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const end = performance.now() + waitMs;
    for (;;) {
      // Taken before looking: of two that start at once at least one sees the other.
      await lock(client, deployment);
      const difference = await findDifference(client, deployment);
      if (!difference) break;
      // Whoever only waits mustn't keep out a process that runs and starts again.
      await client.query("SELECT pg_advisory_unlock_all()");
      if (difference === "secret" || performance.now() >= end)
        throw new OtherDeployment(WORDS[difference]);
      await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS * (0.5 + Math.random())));
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  client.on("end", lost);
  return client;
}

async function lock(client: Client, deployment: Deployment): Promise<void> {
  for (const [part, lockId] of partsOf(deployment))
    await client.query("SELECT pg_advisory_lock_shared($1, $2)", [lockId, hashOf(part)]);
}

async function findDifference(
  client: Client,
  { secret, build }: Deployment,
): Promise<keyof typeof LOCKS | null> {
  const { rows } = await client.query<{ differs: number }>(
    `SELECT classid::int AS differs FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'advisory' AND datname = current_database()
      AND ((classid::bigint = $1 AND objid::bigint <> $2::bigint & 4294967295)
        OR (classid::bigint = $3 AND objid::bigint <> $4::bigint & 4294967295))
    ORDER BY classid LIMIT 1`,
    [LOCKS.secret, hashOf(secret), build === null ? 0 : LOCKS.build, hashOf(build ?? "")],
  );
  if (rows.length === 0) return null;
  return rows[0]?.differs === LOCKS.secret ? "secret" : "build";
}

function partsOf({ secret, build }: Deployment): readonly (readonly [string, number])[] {
  return [
    [secret, LOCKS.secret] as const,
    ...(build === null ? [] : [[build, LOCKS.build] as const]),
  ];
}

/** Returns 32 bits that tell two values apart and tell nobody the value. */
function hashOf(value: string): number {
  return createHash("sha256").update(`deployment ${value}`).digest().readInt32BE(0);
}
