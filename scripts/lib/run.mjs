import { spawn } from "node:child_process";
import { Trouble } from "./say.mjs";

/**
 * Runs a program to its end and returns what it printed. Throws with its last lines when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean }} [options] `show` passes the output through.
 * @returns {Promise<string>}
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      ...options,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(output);
      const tail = output.trim().split("\n").slice(-25).join("\n");
      reject(new Trouble(`${[program.split("/").at(-1), ...args].join(" ").slice(0, 200)} failed.\n${tail}`));
    });
  });
}
