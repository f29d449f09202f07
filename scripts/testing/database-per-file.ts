import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "@/lib/shared/data/client";

/** Runs one statement on the server of this run. */
async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const name = `test_${process.pid}_${Date.now()}_${process.env["VITEST_POOL_ID"]}`;
await onServer(`CREATE DATABASE ${name} TEMPLATE greenroom_template`);
const url = new URL(inject("postgresUrl"));
url.pathname = `/${name}`;
process.env["DATABASE_URL"] = url.href;
process.env["NEXTAUTH_SECRET"] = "a secret that only this test run uses, long enough";

afterAll(async () => {
  await closeDatabase();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});
