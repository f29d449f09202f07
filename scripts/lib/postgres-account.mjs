// The user who runs the embedded PostgreSQL, and the access of that user to its folder.
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { Trouble } from "./say.mjs";

/**
 * Returns the system user that runs the server if this process is root, because PostgreSQL refuses
 * to run as root. Otherwise returns null.
 */
export function serverOwner() {
  if (process.getuid?.() !== 0) return null;
  if (!postgresAccount()) {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--shell", "/bin/false", "postgres"], {
        stdio: "ignore",
      });
    } catch (cause) {
      throw new Trouble(
        "PostgreSQL does not run as root, and the user postgres could not be made. Run `npm start` as a normal user.",
        { cause },
      );
    }
  }
  const [name = "", , uid, gid] = (postgresAccount() ?? "").split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

/**
 * Makes sure that the server's user may enter the folder. It opens the folder itself, but throws a
 * Trouble if one above it is closed.
 * @param {string} folder
 * @param {string} user
 */
export function makeReachable(folder, user) {
  const above = [];
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    above.unshift(path.dirname(at));
  // From the top down, because every folder inside a closed one seems closed too.
  const closed = above.find((each) => !mayEnter(each, user));
  if (closed)
    throw new Trouble(
      `PostgreSQL runs as the user ${user}, who may not enter ${closed}. Move Greenroom and its data elsewhere, for example to /srv, or run \`chmod o+x ${closed}\`.`,
    );
  if (!mayEnter(folder, user)) chmodSync(folder, 0o711);
}

/**
 * @param {string} folder
 * @param {string} user
 */
function mayEnter(folder, user) {
  try {
    const asUser = ["--reuid", user, "--clear-groups", "--regid", user];
    execFileSync("setpriv", [...asUser, "test", "-x", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function postgresAccount() {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("postgres:"));
}
