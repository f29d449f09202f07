import { existsSync, readFileSync } from "node:fs";

/**
 * Returns the words that a process was started with, anybody's to read: none when it's dead, also
 * when it keeps its number until somebody collects it, which in a container may be nobody. Null
 * where there's no /proc.
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
 * Returns the program that a process runs, or "postgres" where that can't be told.
 * @param {number} pid
 */
export function programOf(pid) {
  return (wordsOf(pid) ?? ["postgres"])[0] ?? "";
}

/**
 * Returns whether a process is the server of this folder: after a crash its number may belong to
 * another program.
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
