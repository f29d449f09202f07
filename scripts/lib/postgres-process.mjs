import { existsSync, readFileSync } from "node:fs";

/**
 * Returns a process's command line, or no words if it's dead. A zombie counts as dead, because
 * nobody may collect it in a container. Returns null on systems without /proc.
 * @param {number} pid
 */
function wordsOf(pid) {
  if (!existsSync("/proc/self/cmdline")) return null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
  } catch {
    return [];
  }
}

/**
 * Returns the program of a process, or "postgres" on systems that don't tell.
 * @param {number} pid
 */
export function programOf(pid) {
  return (wordsOf(pid) ?? ["postgres"])[0] ?? "";
}

/**
 * Returns whether a process is this folder's server. After a crash another program may have the
 * same id.
 * @param {string} data
 * @param {number} pid
 */
export function isServerOf(data, pid) {
  const words = wordsOf(pid);
  if (words) return words.includes(data);
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
