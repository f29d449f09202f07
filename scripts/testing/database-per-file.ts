import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "@/lib/shared/data/client";
import { faultsOfStatement } from "./statement-rules";

/** Runs one statement on this run's server. */
async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/**
 * The texts of the data layer that this file's tests have sent, each whole, however it's put
 * together: those with a name, and those of Prisma, which alone asks for rows as arrays.
 */
const sent = new Set<string>();
const query = Reflect.get(Client.prototype, "query") as (...given: unknown[]) => unknown;
Object.assign(Client.prototype, {
  query(this: Client, ...given: unknown[]): unknown {
    const [config] = given;
    if (typeof config === "object" && config !== null && "text" in config)
      if (("name" in config && config.name !== undefined) || "rowMode" in config)
        sent.add(String(config.text));
    return Reflect.apply(query, this, given);
  },
});

const name = `test_${process.pid}_${Date.now()}_${process.env["VITEST_POOL_ID"]}`;
await onServer(`CREATE DATABASE ${name} TEMPLATE greenroom_template`);
const url = new URL(inject("postgresUrl"));
url.pathname = `/${name}`;
process.env["DATABASE_URL"] = url.href;
process.env["NEXTAUTH_SECRET"] = "a secret that only this test run uses, long enough";

afterAll(async () => {
  const faults = [...sent].flatMap((text) =>
    faultsOfStatement(text).map((fault) => `A statement ${fault}: ${text}`),
  );
  await closeDatabase();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  if (faults.length > 0) throw new Error(faults.join("\n\n"));
});
