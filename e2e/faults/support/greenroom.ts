import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { childRunning, childrenOf, isRunning, signal, until } from "./processes";

const ROOT = path.join(import.meta.dirname, "..", "..", "..");
const START_WITHIN_MS = 60_000;
/** A developer's own settings mustn't reach the app under test. */
const NO_SETTINGS = {
  DATABASE_URL: "",
  HOST: "",
  APP_URL: "",
  TRUST_PROXY: "",
  SIGN_UP: "",
  DATABASE_POOL: "",
  DATABASE_POOLER: "",
  DATABASE_DIRECT_URL: "",
  NEXTAUTH_SECRET: "",
  NODE_OPTIONS: "",
};

const everyStart: Greenroom[] = [];
const folders: string[] = [];

export type Greenroom = {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** The process of `npm start`, or of the command that ran its script instead. */
  readonly start: ChildProcess;
  /** Returns the process id of the script. */
  readonly scriptPid: () => number;
  /** Returns everything printed so far. */
  readonly output: () => string;
  readonly webPid: () => number;
  readonly workerPid: () => number;
  /** The embedded PostgreSQL's first process, 0 when none runs. */
  readonly postgresPid: () => number;
  /** Returns the address of the embedded database. */
  readonly databaseUrl: () => string;
  /** Resolves with the exit code of `npm start`. */
  readonly ended: Promise<number | null>;
};

/** Returns a new empty folder for data, removed after the file's tests. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-faults-"));
  folders.push(folder);
  return folder;
}

/** Returns a new folder with what a first start leaves in it, removed like any other. */
export function aPreparedFolder(): string {
  const folder = aFolder();
  // PostgreSQL's files stay its own, which Node's copy doesn't see to.
  execFileSync("cp", ["-a", `${inject("preparedFolder")}/.`, folder]);
  return folder;
}

/**
 * Returns a free port outside the range for outgoing connections. A client that keeps trying a
 * closed port inside it eventually connects to itself.
 */
export async function aPort(): Promise<number> {
  for (;;) {
    const port = await freePort(20_000 + Math.floor(Math.random() * 10_000));
    if (port) return port;
  }
}

/** A run of `npm start`: its data folder, its settings, and a command other than its script. */
type Launch = {
  folder?: string;
  port: number | string;
  settings?: Record<string, string>;
  isDev?: boolean;
  /** One part of it alone. */
  part?: "prepare" | "web" | "worker";
  command?: readonly [string, ...string[]];
};

/**
 * Starts the script of `npm start`, `npm run dev` or another command, with its own data folder. It
 * doesn't wait until the app is ready.
 */
export function launch({
  folder = aFolder(),
  port,
  settings = {},
  isDev = false,
  part,
  command,
}: Launch): Greenroom {
  const [program, ...args] = command ?? [
    process.execPath,
    "scripts/start.mjs",
    ...(isDev ? ["--dev"] : []),
    ...(part ? [`--${part}`] : []),
  ];
  const start = spawn(program, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      ...NO_SETTINGS,
      NODE_ENV: "production",
      ...settings,
      DATA_DIR: folder,
      PORT: String(port),
    },
    stdio: [command ? "pipe" : "ignore", "pipe", "pipe"],
  });
  // Remembered, because the script may outlive the command.
  let script = command ? 0 : (start.pid ?? 0);
  const scriptPid = () => (script ||= childrenOf(start.pid ?? 0)[0] ?? 0);
  let output = "";
  for (const stream of [start.stdout, start.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const postmaster = () => {
    const file = path.join(folder, "postgres", "postmaster.pid");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  };
  const app: Greenroom = {
    url: `http://localhost:${port}`,
    port: Number(port),
    folder,
    start,
    scriptPid,
    output: () => output,
    webPid: () => childRunning(scriptPid(), "server.mjs"),
    workerPid: () => childRunning(scriptPid(), "lib/worker/worker.mjs"),
    postgresPid: () => Number(postmaster()[0] ?? 0),
    databaseUrl() {
      const password = readFileSync(path.join(folder, "postgres-password"), "utf8").trim();
      return `postgresql://greenroom:${password}@127.0.0.1:${Number(postmaster()[3])}/greenroom`;
    },
    // Unlike "exit", "close" means that all output has been read.
    ended: new Promise((resolve) => start.once("close", resolve)),
  };
  everyStart.push(app);
  return app;
}

/** Runs `npm start`'s script until people can be served, with prepared data unless it's said otherwise. */
export async function startGreenroom(
  options: Partial<Parameters<typeof launch>[0]> = {},
): Promise<Greenroom> {
  const { folder = aPreparedFolder(), port = await aPort() } = options;
  const app = launch({ ...options, folder, port });
  const gone = app.ended.then((code) => {
    throw new Error(`npm start ended with ${code}:\n${app.output()}`);
  });
  await Promise.race([gone, until(`${app.url} is ready`, START_WITHIN_MS, () => isReady(app))]);
  gone.catch(() => undefined);
  return app;
}

/** Returns whether the app can serve people now. */
export async function isReady({ url }: { url: string }): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Asks `npm start` to stop and waits until it has. */
export async function stop(app: Greenroom, by: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
  app.start.kill(by);
  return app.ended;
}

afterAll(async () => {
  for (const app of everyStart) {
    const rest = [app.scriptPid(), app.webPid(), app.workerPid(), app.postgresPid()];
    if (app.start.exitCode === null && app.start.signalCode === null) await stop(app);
    // Only what outlived a start that a test killed.
    for (const pid of rest.filter((one) => one > 0 && isRunning(one))) signal(pid, "SIGKILL");
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
