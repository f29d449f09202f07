import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Returns a hash of the names and contents of files and folders, relative to the root. It leaves
 * out tests, generated code and missing files.
 * @param {string} root
 * @param {readonly string[]} names
 */
export function hashOf(root, names) {
  const hash = createHash("sha256");
  for (const name of names) addTo(hash, root, name);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} name
 */
function addTo(hash, root, name) {
  const full = path.join(root, name);
  if (name.endsWith("/generated") || name.endsWith(".test.ts") || !existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).toSorted()) addTo(hash, root, `${name}/${entry}`);
  } else {
    hash.update(`${name}\0`).update(readFileSync(full)).update("\0");
  }
}

/**
 * Does the work and stamps it, unless the stamp shows that it was done for the same input.
 * @param {string} file The stamp's path, which should be inside the work's output.
 * @param {string} hash
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} Whether there was anything to do.
 */
export async function unlessStamped(file, hash, work) {
  if (existsSync(file) && readFileSync(file, "utf8") === hash) return false;
  await work();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}
