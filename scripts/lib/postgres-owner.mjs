import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Returns who stops the embedded PostgreSQL of this data folder: the program that started it last,
 * or that adopted it when the one before had died.
 * @param {string} folder
 */
export function ownerOf(folder) {
  const file = path.join(folder, "postgres-owner");
  const read = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    isOurs: () => read() === nameOf(process.pid),
    /** False when it was killed: then nobody would ever stop the server. */
    isAlive: () => read() !== "" && nameOf(Number.parseInt(read(), 10)) === read(),
    become: () => writeFileSync(file, nameOf(process.pid)),
  };
}

/**
 * Returns a text that names a running process, and no later one with its number where there's a
 * /proc; an empty one when there's no such process.
 * @param {number} pid
 */
function nameOf(pid) {
  if (!existsSync("/proc/self/stat")) return isRunning(pid) ? `${pid}` : "";
  try {
    // The second field, the program's name in brackets, may itself hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? "" : `${pid} ${fields[19]}`;
  } catch {
    return "";
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
