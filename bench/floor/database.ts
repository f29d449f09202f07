import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "./generated/client";

// The same connection as Greenroom's in lib/shared/data/client.ts, so that the two only differ by
// what they do.
function connect() {
  const pool = new Pool({
    connectionString: process.env["DATABASE_URL"],
    max: Number(process.env["DATABASE_POOL"] ?? 10),
    connectionTimeoutMillis: 3_000,
    query_timeout: 6_000,
    idleTimeoutMillis: 30_000,
    options:
      "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=force_generic_plan",
  });
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 3_000, timeout: 5_000 },
  });
}

// Next bundles each route separately, but all of them share one pool.
const shared = globalThis as typeof globalThis & { floorDatabase?: PrismaClient };

/** The floor's database. */
export const database = (shared.floorDatabase ??= connect());
