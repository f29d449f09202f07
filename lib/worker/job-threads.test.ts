import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { makeJobThreads } from "./job-threads.mjs";

const LONG_MS = 30_000;

// A thread that answers a person's name with its own number, waits for ever, or dies.
const THREAD = `
import { appendFileSync } from "node:fs";
import { parentPort, threadId } from "node:worker_threads";
parentPort.on("message", ({ userId }) => {
  while (userId.startsWith("endless ")) appendFileSync(userId.slice(8), ".");
  if (userId === "dies") process.exit(0);
  if (userId === "breaks") throw new Error("broken");
  parentPort.postMessage(userId === "fails" ? "failed in " + threadId : null);
});`;

function threads() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-threads-"));
  const file = path.join(folder, "thread.mjs");
  writeFileSync(file, THREAD);
  const made = makeJobThreads(pathToFileURL(file));
  onTestFinished(async () => {
    await made.close();
    rmSync(folder, { recursive: true });
  });
  return (userId: string, withinMs = LONG_MS) => made.run({ kind: "project", userId }, withinMs);
}

/** Returns the thread in which a job fails. */
async function threadOf(job: Promise<void>): Promise<string> {
  return job.then(
    () => "none",
    (error: Error) => error.message,
  );
}

test("a job that fails leaves its thread to the next one", async () => {
  const run = threads();
  const first = await threadOf(run("fails"));
  expect(first).toMatch(/^failed in \d+$/);
  await run("succeeds");
  expect(await threadOf(run("fails"))).toBe(first);
});

test("two jobs at once have a thread each", async () => {
  const run = threads();
  const [one, other] = await Promise.all([threadOf(run("fails")), threadOf(run("fails"))]);
  expect(one).not.toBe(other);
});

test("a job that takes too long is stopped, and the next one has another thread", async () => {
  const run = threads();
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-endless-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "written");
  writeFileSync(file, "");
  await expect(run(`endless ${file}`, 500)).rejects.toThrow(
    "It took longer than 0.5 s and was stopped.",
  );
  let seen = 0;
  await expect
    .poll(() => {
      const before = seen;
      seen = statSync(file).size;
      return seen - before;
    })
    .toBe(0);
  expect(seen).toBeGreaterThan(0);
  await run("succeeds");
});

test.each([
  ["dies", "Its thread ended amid it."],
  ["breaks", "broken"],
])("a thread that %s amid a job fails the job and nothing else", async (userId, reason) => {
  const run = threads();
  await expect(run(userId)).rejects.toThrow(reason);
  await run("succeeds");
});
