import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

type Process = { readonly pid: number; readonly parent: number; readonly isDead: boolean };

/** Returns all processes of this machine. It reads /proc on Linux, which may lack `ps`. */
function listProcesses(): Process[] {
  if (!existsSync("/proc/self/stat"))
    return execFileSync("ps", ["-A", "-o", "pid=,ppid=,state="], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .map(([pid, parent, state = ""]) => ({
        pid: Number(pid),
        parent: Number(parent),
        isDead: state.startsWith("Z"),
      }));
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The second field is the program's name in brackets and may contain spaces and brackets.
        const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8")
          .split(") ")
          .slice(-1)
          .join("")
          .split(" ");
        return [
          { pid: Number(name), parent: Number(parent), isDead: state === "Z" || state === "X" },
        ];
      } catch {
        // The process ended while the list was read.
        return [];
      }
    });
}

/** Returns the running children of a process. */
export function childrenOf(pid: number): number[] {
  return listProcesses()
    .filter((one) => one.parent === pid && !one.isDead)
    .map((one) => one.pid);
}

/** Returns the process that runs this script and that a process has started, or 0. */
export function childRunning(pid: number, script: string): number {
  const wordsOf = (child: number) =>
    existsSync("/proc/self/cmdline")
      ? readFileSync(`/proc/${child}/cmdline`, "utf8").split("\0")
      : execFileSync("ps", ["-p", String(child), "-o", "args="], { encoding: "utf8" }).split(/\s+/);
  return (
    childrenOf(pid).find((child) => {
      try {
        return wordsOf(child).includes(script);
      } catch {
        // It ended while the list was read.
        return false;
      }
    }) ?? 0
  );
}

/** Returns whether a process still runs. One that ended and waits to be collected doesn't. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid && !one.isDead);
}

/** Sends a signal, and does nothing if the process has ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Waits until `holds` returns true. Throws an error that names `what` after `within` milliseconds.
 */
export async function until(
  what: string,
  within: number,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${within} ms: ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}
