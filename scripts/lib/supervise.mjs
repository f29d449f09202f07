import { spawn } from "node:child_process";

const QUICK_DEATH_MS = 10_000;
const MOST_PAUSE_MS = 10_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Starts a program and starts it again when it dies, later and later when it dies at once.
 * @param {object} options
 * @param {string} options.name What it's called in the log: "web process".
 * @param {readonly string[]} options.args Those of Node.
 * @param {import("node:child_process").SpawnOptions} options.spawnOptions
 * @param {() => void} [options.onReady] Is called each time it says that it's ready.
 * @param {(deaths: number, code: number | null, wasReady: boolean) => boolean} [options.isHopeless]
 * Whether not to start it again, after so many quick deaths in a row.
 * @param {() => void} [options.onHopeless]
 * @returns {{ stop: () => Promise<void> }} `stop` asks it to end and waits until it has.
 */
export function supervise({ name, args, spawnOptions, onReady, isHopeless, onHopeless }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  let stopping = false;

  function start(deaths = 0) {
    const began = Date.now();
    let wasReady = false;
    // Its own process group: Ctrl-C in a terminal reaches the start script only, which then stops
    // everything in order.
    child = spawn(process.execPath, args, {
      ...spawnOptions,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    child.on("message", () => {
      wasReady = true;
      onReady?.();
    });
    child.on("exit", (code) => {
      if (stopping) return;
      const now = Date.now() - began < QUICK_DEATH_MS ? deaths + 1 : 0;
      if (isHopeless?.(now, code, wasReady)) return onHopeless?.();
      console.error(`The ${name} ended unexpectedly. Starting it again.`);
      const wait = now === 0 ? 0 : Math.min(MOST_PAUSE_MS, 250 * 2 ** now);
      pause = setTimeout(() => start(now), wait);
    });
  }

  start();
  return {
    async stop() {
      stopping = true;
      clearTimeout(pause);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGTERM");
      const kill = setTimeout(() => child?.kill("SIGKILL"), STOP_WITHIN_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}
