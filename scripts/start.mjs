// npm start and npm run dev: from a fresh clone to a running Greenroom. It's plain JavaScript,
// because it runs before anything is installed.
import { spawn } from "node:child_process";
import path from "node:path";
import { hasOldNode, OLD_NODE } from "./lib/node-version.mjs";

if (hasOldNode()) {
  console.error(OLD_NODE);
  process.exit(1);
}
const { explain, elapsed, step, Trouble } = await import("./lib/say.mjs");
const { buildApp, generateClient, installDependencies, prepareDatabase } =
  await import("./lib/make-ready.mjs");
const { endPrograms } = await import("./lib/run.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { WEB_FLAGS } = await import("./lib/web-flags.mjs");
const { whenToldToStop } = await import("./lib/when-told-to-stop.mjs");

const root = path.join(import.meta.dirname, "..");
const dev = process.argv.includes("--dev");
const QUICK_DEATH_MS = 10_000;
const MAX_QUICK_DEATHS = 5;
const WATCH_MS = 500;

/** @type {import("./lib/embedded-postgres.mjs").EmbeddedPostgres | undefined} */
let postgres;
/** Settles when PostgreSQL has started, or restarted after it died. @type {Promise<unknown>} */
let starting = Promise.resolve();
/** @type {import("node:child_process").ChildProcess | undefined} */
let web;
let stopping = false;

/**
 * Stops everything that was started, in order, even if it's still starting.
 * @param {number} code
 */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  endPrograms();
  if (web && web.exitCode === null && web.signalCode === null) {
    const ended = new Promise((resolve) => web?.once("exit", resolve));
    web.kill("SIGTERM");
    const kill = setTimeout(() => web?.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(kill);
  }
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
function startWeb(environment, deaths = 0) {
  const began = Date.now();
  // In its own process group, so that Ctrl-C in a terminal only reaches this process, which then
  // stops everything in order.
  web = spawn(process.execPath, [...(dev ? [] : WEB_FLAGS), "server.mjs"], {
    cwd: root,
    // The production log escapes control characters, which would include its own colours.
    env: dev ? environment : { ...environment, NO_COLOR: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  web.on("message", () =>
    console.log(`Greenroom is ready at ${environment["APP_URL"]} (${elapsed()})`),
  );
  web.on("exit", (code) => {
    if (stopping) return;
    const quick = Date.now() - began < QUICK_DEATH_MS;
    if (quick && (code === 1 || deaths + 1 >= MAX_QUICK_DEATHS)) return void stop(1);
    console.error("The web process ended unexpectedly. Starting it again.");
    setTimeout(
      () => stopping || startWeb(environment, quick ? deaths + 1 : 0),
      quick ? 500 * 2 ** deaths : 0,
    );
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
  await installDependencies(root);
  const settings = readSettings(root, dev);
  const { freePort, startEmbeddedPostgres } = await import("./lib/embedded-postgres.mjs");
  if (!(await freePort(settings.port)))
    throw new Trouble(
      `Port ${settings.port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`,
    );
  await generateClient(root);
  let databaseUrl = settings.databaseUrl;
  if (!databaseUrl) {
    const up = startEmbeddedPostgres({ folder: settings.dataFolder }).then(
      (server) => (postgres = server),
    );
    starting = up;
    databaseUrl = (await step("PostgreSQL is running", () => up)).url("greenroom");
    watchPostgres();
  }
  const environment = { ...settings.environment, DATABASE_URL: databaseUrl };
  if (stopping) return;
  await prepareDatabase(root, environment, settings.databaseUrl ? null : settings.dataFolder);
  if (stopping) return;
  if (!dev) await buildApp(root, environment);
  if (settings.warning) console.warn(settings.warning);
  if (!stopping) startWeb(environment);
}

main().catch(fail);
