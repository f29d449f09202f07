import { spawn } from "node:child_process";
import { Trouble } from "./say.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** Ends the programs that `run` started and that are still running. */
export function endPrograms() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a program to its end and returns what it printed. Throws with its last lines if it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean | "at the end", explains?:
 * boolean }} [options] `show` passes the output through, at once or in one piece; with `explains`
 * the program is one of ours, and what it says about its failure needs no introduction.
 * @returns {Promise<string>}
 */
export function run(program, args, { show = false, explains = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: show === true ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      ...options,
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      if (show === "at the end") process.stdout.write(output);
      if (code === 0) return resolve(output);
      const tail = show ? "" : output.trim().split("\n").slice(-25).join("\n");
      const name = [program.split("/").at(-1), ...args].join(" ").slice(0, 200);
      reject(new Trouble(explains && tail ? tail : `${name} failed.\n${tail}`));
    });
  });
}
