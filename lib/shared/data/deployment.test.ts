import { expect, onTestFinished, test } from "vitest";
import { runSql } from "@/scripts/testing/run-sql";
import { joinDeployment, OtherDeployment, type Deployment } from "./deployment";

const ONE: Deployment = { secret: "a secret", build: "a build" };
const LONG_MS = 30_000;

async function join(deployment: Deployment, waitMs = 0) {
  const joined = await joinDeployment(deployment, waitMs);
  onTestFinished(joined.leave);
  return joined;
}

test("processes that share secret and build run next to each other", async () => {
  await join(ONE);
  await expect(join(ONE)).resolves.toBeDefined();
});

test.each([
  [{ secret: "another" }, /different NEXTAUTH_SECRET\. Set the same one/],
  [{ build: "another" }, /built from something else\. Stop it first/],
  [{ secret: "another", build: "another" }, /different NEXTAUTH_SECRET/],
])("a process with %j is refused by name while another runs", async (change, words) => {
  const running = await join(ONE);
  const refused = join({ ...ONE, ...change });
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toBeInstanceOf(OtherDeployment);
  // One that shares all is welcome still, and one that differs is once nobody else runs.
  await (await join(ONE)).leave();
  await running.leave();
  await join({ ...ONE, ...change });
});

test("one that starts while the others stop waits for them", async () => {
  const running = await join(ONE);
  const waiting = join({ ...ONE, build: "newer" }, LONG_MS);
  const waits = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_advisory_unlock_all%'";
  await expect.poll(() => runSql(waits, [])).toHaveLength(1);
  await running.leave();
  await waiting;
});

test("a process without a build goes with every build, and not with another secret", async () => {
  await join(ONE);
  await join({ ...ONE, build: null });
  await expect(join({ secret: "another", build: null })).rejects.toThrow(/NEXTAUTH_SECRET/);
});

test("a process whose connection breaks joins again", async () => {
  await join(ONE);
  const holders = () =>
    runSql<{ pid: number }>("SELECT pid FROM pg_locks WHERE classid = 7203116", []);
  const [first] = await holders();
  await runSql("SELECT pg_terminate_backend($1)", [first?.pid]);
  await expect.poll(holders, { timeout: LONG_MS }).toEqual([]);
  await expect.poll(holders, { timeout: LONG_MS }).toHaveLength(1);
});
