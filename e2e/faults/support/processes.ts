import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

type Process = { readonly pid: number; readonly parent: number; readonly isDead: boolean };

/** Returns all processes of this machine. `ps` isn't a part of every Linux, /proc is. */
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
        // The second field, the program's name in brackets, may itself hold spaces and brackets.
        const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8")
          .split(") ")
          .slice(-1)
          .join("")
          .split(" ");
        return [
          { pid: Number(name), parent: Number(parent), isDead: state === "Z" || state === "X" },
        ];
      } catch {
        // It ended while the list was read.
        return [];
      }
    });
}

/** Returns the processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  return listProcesses()
    .filter((one) => one.parent === pid && !one.isDead)
    .map((one) => one.pid);
}

/** Returns whether a process still runs. One that ended and waits to be collected doesn't. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid && !one.isDead);
}

/** Sends a signal; nothing happens when the process has ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Waits until something holds. Throws with what was waited for when it takes longer than `within`
 * milliseconds.
 */
export async function until(
  what: string,
  within: number,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Within ${within} ms it did not come to this: ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}
