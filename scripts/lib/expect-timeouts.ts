import { SESSION_TIMEOUTS, POOLER_UNSAID, START_OPTIONS } from "@/lib/shared/data/pool";
import { connect } from "./connect";
import { Trouble } from "./say.mjs";

/**
 * Throws a Trouble unless the app's connections to this address get its time-outs: from their own
 * start or, over a pooler, from the account. Without them a slow statement would hold up everybody.
 */
export async function expectTimeouts(databaseUrl: string, isPooler: boolean): Promise<void> {
  const client = await connect(databaseUrl, isPooler ? undefined : START_OPTIONS);
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      "SELECT name, setting FROM pg_settings WHERE name = ANY($1)",
      [Object.keys(SESSION_TIMEOUTS)],
    );
    const found = new Map(rows.map(({ name, setting }) => [name, Number(setting)]));
    // Another value on the account is the host's own choice.
    const missing = Object.entries(SESSION_TIMEOUTS).filter(([name, ms]) =>
      isPooler ? !found.get(name) : found.get(name) !== ms,
    );
    if (missing.length === 0) return;
    if (!isPooler) throw new Trouble(POOLER_UNSAID);
    const role = client.escapeIdentifier(client.user ?? "");
    const database = client.escapeIdentifier(client.database ?? "");
    const alter = missing.map(
      ([name, ms]) => `ALTER ROLE ${role} IN DATABASE ${database} SET ${name} = '${ms}ms';`,
    );
    throw new Trouble(
      `DATABASE_POOLER is 1, and the pooler's connections have no ${missing.map(([name]) => name).join(" and no ")}. Run this on PostgreSQL itself, then let the pooler connect again: ${alter.join(" ")}`,
    );
  } finally {
    await client.end();
  }
}
