import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent } from "node:http";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { send } from "./load";

export type Server = {
  readonly origin: string;
  readonly pid: number;
  /** Time from the start of the process to the first page with status 200. */
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
};

const POLL_MS = 10;
const READY_WITHIN_MS = 60_000;

/**
 * Starts a Node program on a free port of 127.0.0.1 and returns it once `page` answers 200. PORT,
 * HOST, APP_URL and NEXTAUTH_URL are set for it.
 */
export async function startServer(
  args: (port: number) => readonly string[],
  { page, environment }: { page: string; environment: NodeJS.ProcessEnv },
): Promise<Server> {
  const port = await freePort(0);
  const origin = `http://127.0.0.1:${port}`;
  const address = { PORT: String(port), HOST: "127.0.0.1", APP_URL: origin, NEXTAUTH_URL: origin };
  const began = performance.now();
  const child = spawn(process.execPath, args(port), {
    env: { ...environment, ...address },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${args(port).join(" ")} couldn't be started.`);
  const agent = new Agent();
  while ((await statusOf(origin, agent, page)) !== 200) {
    if (child.exitCode !== null)
      throw new Error(`${args(port).join(" ")} ended before it answered.`);
    if (performance.now() - began > READY_WITHIN_MS) {
      child.kill("SIGTERM");
      await ended;
      throw new Error(
        `${args(port).join(" ")} didn't answer ${page} within ${READY_WITHIN_MS / 1000} seconds.`,
      );
    }
    await new Promise((resume) => setTimeout(resume, POLL_MS));
  }
  return {
    origin,
    pid,
    readyMs: performance.now() - began,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function statusOf(origin: string, agent: Agent, path: string): Promise<number> {
  try {
    return (await send(origin, agent, { method: "GET", path })).status;
  } catch {
    return 0;
  }
}
