import { Client, DatabaseError } from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { createDatabaseIfMissing } from "./create-database";
import { grantApp, makeAppAccount } from "./grant-app";
import { migrate } from "./migrations";
import { prepareJobs } from "./prepare-jobs";

const name = `grants_${process.pid}`;
const owner = new URL(inject("postgresUrl"));
owner.pathname = `/${name}`;
const app = new URL(owner);
app.username = `${name}_app`;
app.password = "it's a password";

beforeAll(async () => {
  await createDatabaseIfMissing(owner.href);
  await makeAppAccount(owner.href, app.href);
  await migrate(owner.href);
  await prepareJobs(owner.href);
  await grantApp(owner.href, app.href);
});

/** Runs a statement as an account and returns its rows, or the code of the refusal. */
async function run(text: string, as = app): Promise<unknown> {
  const client = new Client({ connectionString: as.href });
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } catch (error) {
    return error instanceof DatabaseError ? error.code : error;
  } finally {
    await client.end();
  }
}

test("the app's account reads and writes rows, and adds, sees and takes jobs", async () => {
  expect(await run("UPDATE users SET email = email RETURNING id")).toEqual([]);
  expect(await run("SELECT count(*)::int AS n FROM users")).toEqual([{ n: 0 }]);
  await run("SELECT graphile_worker.add_job('nothing', '{}'::json)");
  expect(await run("SELECT task_identifier FROM graphile_worker.jobs")).toEqual([
    { task_identifier: "nothing" },
  ]);
  expect(await run("DELETE FROM graphile_worker._private_jobs RETURNING 1 AS n")).toEqual([
    { n: 1 },
  ]);
});

test.each([
  "CREATE TABLE mine (id int)",
  "DROP TABLE users CASCADE",
  "ALTER TABLE users ADD COLUMN mine int",
  "TRUNCATE users CASCADE",
  "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  "COPY (SELECT 1) TO PROGRAM 'true'",
  "COPY users TO '/tmp/users'",
  "DELETE FROM _prisma_migrations",
  "CREATE ROLE mine",
  "SELECT pg_read_file('/etc/passwd')",
])("the app's account may not %s", async (statement) => {
  expect(await run(statement)).toBe("42501");
});

test("doing it again changes nothing, and a new password takes effect", async () => {
  await makeAppAccount(owner.href, app.href);
  await grantApp(owner.href, app.href);
  const renewed = new URL(app);
  renewed.password = "another";
  await makeAppAccount(owner.href, renewed.href);
  expect(await run("SELECT 1 AS one", renewed)).toEqual([{ one: 1 }]);
  await makeAppAccount(owner.href, app.href);
});

test("an owner who may not make the account says how to", async () => {
  const poor = new URL(owner);
  poor.username = `${name}_poor`;
  poor.password = "p";
  await run(`CREATE ROLE ${poor.username} LOGIN PASSWORD 'p'`, owner);
  const wanted = new URL(owner);
  wanted.username = `${name}_wanted`;
  await expect(makeAppAccount(poor.href, wanted.href)).rejects.toThrow(
    `There's no account "${name}_wanted" in the database "${name}"`,
  );
});
