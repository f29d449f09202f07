// npm start and npm run dev: from a fresh clone to a running Greenroom. With --prepare, --web or
// --worker it does that part alone, for several machines (docs/hosting.md). Plain JavaScript, because
// it runs before anything is installed.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { hasOldNode, OLD_NODE } from "./lib/node-version.mjs";

if (hasOldNode()) {
  console.error(OLD_NODE);
  process.exit(1);
}
const { explain, elapsed, step, Trouble } = await import("./lib/say.mjs");
const { buildApp, generateClient, installDependencies, prepareDatabase, preparedStamp } =
  await import("./lib/make-ready.mjs");
const { endPrograms } = await import("./lib/run.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { supervise } = await import("./lib/supervise.mjs");
const { WEB_FLAGS } = await import("./lib/web-flags.mjs");
const { whenToldToStop } = await import("./lib/when-told-to-stop.mjs");

const root = path.join(import.meta.dirname, "..");
const dev = process.argv.includes("--dev");
const PARTS = ["prepare", "web", "worker"];
const part = PARTS.find((name) => process.argv.includes(`--${name}`)) ?? null;
const MAX_QUICK_DEATHS = 5;
const WATCH_MS = 500;

/** @type {import("./lib/embedded-postgres.mjs").EmbeddedPostgres | undefined} */
let postgres;
/** Settles when PostgreSQL has started, or restarted after it died. @type {Promise<unknown>} */
let starting = Promise.resolve();
/** What runs, in the order in which it's stopped. @type {{ stop: () => Promise<void> }[]} */
const children = [];
let stopping = false;

/**
 * Stops everything that was started, in order, even if it's still starting.
 * @param {number} code
 */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  endPrograms();
  for (const child of children) await child.stop();
  await starting.catch(() => undefined);
  const stopped = await Promise.resolve(postgres?.leave()).then(() => true, explainOnce);
  process.exit(stopped ? code : 1);
}

/** @param {unknown} error */
function explainOnce(error) {
  explain(error);
  return false;
}

/** @param {unknown} error */
function fail(error) {
  // A program that `stop` ended hasn't failed.
  if (!stopping) explain(error);
  return stop(1);
}

whenToldToStop(() => void stop(0));

/** @param {NodeJS.ProcessEnv} environment */
function startWeb(environment) {
  return supervise({
    name: "web process",
    args: [...(dev ? [] : WEB_FLAGS), "server.mjs"],
    spawnOptions: {
      cwd: root,
      // In production its log shows control characters escaped, its own colours too.
      env: dev ? environment : { ...environment, NO_COLOR: "1" },
    },
    onReady: () => console.log(`Greenroom is ready at ${environment["APP_URL"]} (${elapsed()})`),
    isHopeless: (deaths, code, wasReady) => (code === 1 && !wasReady) || deaths >= MAX_QUICK_DEATHS,
    onHopeless: () => void stop(1),
  });
}

/**
 * Pages don't need it, and jobs wait: so it's started again for as long as anything runs.
 * @param {NodeJS.ProcessEnv} environment
 */
function startWorker(environment) {
  return supervise({
    name: "worker",
    args: ["lib/worker/worker.mjs"],
    spawnOptions: { cwd: root, env: environment },
    onReady: () => part && console.log(`The worker is ready (${elapsed()})`),
  });
}

/**
 * Restarts PostgreSQL if it dies. Until it answers, pages say so, and nothing that was acknowledged
 * is lost.
 */
function watchPostgres() {
  const look = async () => {
    if (stopping) return;
    if (postgres && !postgres.isAlive()) {
      console.error("PostgreSQL ended unexpectedly. Starting it again.");
      starting = postgres.start();
      await starting.catch(explain);
    }
    watchPostgres();
  };
  setTimeout(() => void look(), WATCH_MS).unref();
}

async function main() {
  const prepares = part === null || part === "prepare";
  if (prepares) await installDependencies(root);
  const settings = readSettings(root, dev);
  if (part !== null && !settings.databaseUrl)
    throw new Trouble(
      `--${part} needs a PostgreSQL of your own in DATABASE_URL: the embedded one runs only as a part of npm start.`,
    );
  const { freePort, startEmbeddedPostgres } = await import("./lib/embedded-postgres.mjs");
  const { addressesOf } = await import("../lib/edge/loopback.mjs");
  if (part === null || part === "web")
    for (const host of addressesOf(settings.environment))
      if (!(await freePort(settings.port, host)))
        throw new Trouble(
          `Port ${settings.port} is taken${host === "::1" ? " on ::1, where browsers look first for localhost" : ""}. Stop what uses it, or choose another: PORT=3001 npm start`,
        );
  if (!prepares && !existsSync(path.join(root, ".next", "BUILD_ID")))
    throw new Trouble(
      "Nothing is prepared here yet. Run this first: node scripts/start.mjs --prepare",
    );
  if (prepares) await generateClient(root);
  let { environment } = settings;
  /** What prepares the database does it as its owner. */
  let owner = environment;
  if (!settings.databaseUrl) {
    // Its account gets a new password, which preparing passes on.
    if (!existsSync(path.join(settings.dataFolder, "postgres-app-password")))
      rmSync(preparedStamp(settings.dataFolder), { force: true });
    const up = startEmbeddedPostgres({ folder: settings.dataFolder }).then(
      (server) => (postgres = server),
    );
    starting = up;
    const server = await step("PostgreSQL is running", () => up);
    environment = { ...environment, DATABASE_URL: server.appUrl("greenroom") };
    owner = { ...environment, DATABASE_DIRECT_URL: server.url("greenroom") };
    watchPostgres();
  }
  if (stopping) return;
  if (prepares)
    await prepareDatabase(root, owner, settings.databaseUrl ? null : settings.dataFolder);
  if (stopping) return;
  if (prepares && !dev) await buildApp(root, environment);
  if (part === "prepare") return;
  if (part !== "worker") for (const warning of settings.warnings) console.warn(warning);
  if (stopping) return;
  if (part !== "worker") children.push(startWeb(environment));
  if (part !== "web") children.push(startWorker(environment));
}

main().catch(fail);
