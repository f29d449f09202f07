import { existsSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import path from "node:path";
import { Client } from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { freePort, startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";
import {
  aFolder,
  aPort,
  isReady,
  launch,
  startGreenroom,
  stop,
  type Greenroom,
} from "./support/greenroom";
import { aPerson, rows } from "./support/people";
import { childrenOf, isRunning, signal, until } from "./support/processes";

const LONG = { timeout: 120_000 };
let release = () => {};
afterEach(() => release());

/** Listens on a port like another program, but never answers. */
function hold(port: number, host = "127.0.0.1"): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  release = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return new Promise((resolve) => server.listen(port, host, resolve));
}

/** Returns the processes of a running app, to check them after it has stopped. */
function processesOf(app: Greenroom): number[] {
  const pids = [app.start.pid ?? 0, app.webPid(), app.postgresPid(), app.workerPid()];
  expect(Math.min(...pids)).toBeGreaterThan(0);
  return pids;
}

describe("a start that fails prints one message and leaves nothing running", () => {
  test("the port is taken", LONG, async () => {
    const port = await aPort();
    await hold(port);
    const app = launch({ port });
    expect(await app.ended).toBe(1);
    expect(app.output()).toBe(
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start\n`,
    );
    expect(existsSync(path.join(app.folder, "postgres"))).toBe(false);
  });

  test("another program answers where browsers look first for localhost", LONG, async () => {
    const port = await aPort();
    await hold(port, "::1");
    const app = launch({ port, settings: { HOST: "127.0.0.1" } });
    expect(await app.ended).toBe(1);
    expect(app.output()).toBe(
      `Port ${port} is taken on ::1, where browsers look first for localhost. Stop what uses it, or choose another: PORT=3001 npm start\n`,
    );
  });

  test("the database isn't there", LONG, async () => {
    const closed = await aPort();
    const app = launch({
      port: await aPort(),
      settings: { DATABASE_URL: `postgresql://u:secret@127.0.0.1:${closed}/g` },
    });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain(`The database at 127.0.0.1:${closed} cannot be reached: `);
    expectWords(app);
    expect(app.output()).not.toContain("secret");
  });

  test("the database never answers", LONG, async () => {
    const silent = await aPort();
    await hold(silent);
    const app = launch({
      port: await aPort(),
      settings: { DATABASE_URL: `postgresql://u:p@127.0.0.1:${silent}/g` },
    });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain(`The database at 127.0.0.1:${silent} cannot be reached: `);
    expectWords(app);
  });

  test.for([
    ["the first start", false],
    // A later start has nothing to prepare, so only the web process reads the settings.
    ["a later start", true],
  ] as const)(
    "settings are invalid at %s, which shows once PostgreSQL is up",
    LONG,
    async ([, isLater]) => {
      const folder = aFolder();
      if (isLater) await stop(await startGreenroom({ folder }));
      const settings = {
        SIGN_UP: "maybe",
        DATABASE_POOL: "many",
        APP_URL: "ftp://greenroom",
        NEXTAUTH_SECRET: "short",
      };
      const app = launch({ folder, port: await aPort(), settings });
      expect(await app.ended).toBe(1);
      for (const name of Object.keys(settings)) expect(app.output()).toContain(`- ${name}: `);
      // Nothing is printed after this list.
      expect(app.output()).toMatch(
        /\nGreenroom cannot start with these settings:\n(- [A-Z_]+: .+\n){4}$/,
      );
      expect(app.output()).not.toMatch(/^\s+at |is ready/m);
      expect(app.postgresPid()).toBe(0);
    },
  );

  test("the data folder's path is a file", LONG, async () => {
    const folder = path.join(aFolder(), "data");
    writeFileSync(folder, "");
    const app = launch({ folder, port: await aPort() });
    expect(await app.ended).toBe(1);
    expect(app.output()).toBe(
      `Greenroom cannot keep its data in ${folder}: a file has this name. Set DATA_DIR to another folder.\n`,
    );
  });

  /** Expects words for a person, without a stack or the name of a script. */
  function expectWords(app: Greenroom): void {
    expect(app.output()).not.toMatch(/^\s+at |\.m?[tj]s\b|node_modules/m);
  }
});

describe("stopping ends everything that was started", () => {
  let app: Greenroom;
  let stops = 0;

  test.for(["SIGTERM", "SIGINT"] as const)(
    "%s, and the next start finds the data again",
    LONG,
    async (by) => {
      app = await startGreenroom(app ?? { folder: aFolder() });
      const pids = processesOf(app);
      expect(await rows(app.databaseUrl(), "SELECT id FROM users")).toHaveLength(stops);
      await aPerson(app.databaseUrl());
      stops += 1;
      expect(await stop(app, by)).toBe(0);
      expect(pids.filter(isRunning)).toEqual([]);
      expect(app.postgresPid()).toBe(0);
    },
  );

  test.for([
    ["is being created", "PG_VERSION"],
    ["is being started", "postmaster.pid"],
  ])("while PostgreSQL %s", LONG, async ([, file = ""]) => {
    const early = launch({ port: await aPort() });
    const begun = () => existsSync(path.join(early.folder, "postgres", file));
    await until(`${file} is there`, 60_000, begun);
    const pids = [...childrenOf(early.start.pid ?? 0), early.postgresPid()].filter(Boolean);
    expect(pids).not.toEqual([]);
    expect(await stop(early)).toBe(0);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(early.postgresPid()).toBe(0);
    expect(early.output()).toBe("");
  });

  test("while PostgreSQL restarts after a crash", LONG, async () => {
    app = await startGreenroom(app);
    const [, web = 0, postgres = 0] = processesOf(app);
    signal(postgres, "SIGKILL");
    await until("it is noticed", 60_000, () =>
      app.output().includes("PostgreSQL ended unexpectedly"),
    );
    expect(await stop(app)).toBe(0);
    expect([web, postgres, app.postgresPid()].filter((pid) => pid > 0 && isRunning(pid))).toEqual(
      [],
    );
  });
});

describe("when only npm is told to stop, everything it started ends", () => {
  let app: Greenroom;

  test.for([
    ["SIGTERM", "npm start"],
    ["SIGINT", "npm start"],
    ["SIGHUP", "npm start"],
    ["SIGKILL", "npm start"],
    ["SIGTERM", "npm run dev"],
    ["SIGKILL", "npm run dev"],
  ] as const)("%s to %s", LONG, async ([by, command]) => {
    const [program = "", ...args] = command.split(" ");
    app = await startGreenroom({ ...app, command: [program, ...args] });
    const pids = [...processesOf(app), app.scriptPid()];
    expect(new Set(pids).size).toBe(5);
    signal(app.start.pid ?? 0, by);
    await app.ended;
    await until("everything has ended", 30_000, () => !pids.some(isRunning));
    expect(app.postgresPid()).toBe(0);
    expect(await freePort(app.port)).toBe(app.port);
  });

  test("a backup that is still starting PostgreSQL", LONG, async () => {
    const file = path.join(app.folder, "all.backup");
    const backup = launch({ ...app, command: ["npm", "run", "backup", file] });
    await until("PostgreSQL is on its way", 60_000, () => backup.postgresPid() > 0);
    const pids = [backup.scriptPid(), backup.postgresPid()];
    signal(backup.start.pid ?? 0, "SIGTERM");
    expect(await backup.ended).not.toBe(0);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(backup.postgresPid()).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test.for(["SIGTERM", "SIGKILL"] as const)("a running backup, by %s", LONG, async (by) => {
    const server = await startEmbeddedPostgres({ folder: app.folder });
    const holder = new Client({ connectionString: server.url("greenroom") });
    release = () => void holder.end().then(server.stop);
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    const file = path.join(app.folder, "all.backup");
    const backup = launch({ ...app, command: ["npm", "run", "backup", file] });
    await until("the backup is under way", 60_000, () => existsSync(`${file}.part`));
    const pids = [backup.scriptPid(), ...childrenOf(backup.scriptPid())];
    expect(pids).toHaveLength(2);
    signal(backup.start.pid ?? 0, by);
    await backup.ended;
    expect(pids.filter(isRunning)).toEqual([]);
    expect(backup.output()).toMatch(
      new RegExp(`The backup was stopped\\. ${file} was not written\\.\n$`),
    );
    expect([file, `${file}.part`].filter((one) => existsSync(one))).toEqual([]);
    // The backup didn't start this PostgreSQL, so it mustn't stop it.
    expect(server.isAlive()).toBe(true);
    await holder.end();
    await server.stop();
    release = () => {};
  });
});

test(
  "without npm and a terminal the app keeps running when its parent ends and hangs up",
  LONG,
  async () => {
    const settings = { npm_lifecycle_event: "" };
    const app = await startGreenroom({
      settings,
      command: ["sh", "-c", "node scripts/start.mjs & read line"],
    });
    const [, web = 0, postgres = 0] = processesOf(app);
    const shell = app.start.pid ?? 0;
    app.start.stdin?.end();
    await until("the shell has ended", 10_000, () => !isRunning(shell));
    signal(app.scriptPid(), "SIGHUP");
    // Restarting the web process takes longer than a check of the parent.
    signal(web, "SIGKILL");
    await until(
      "the web process runs again",
      60_000,
      () => app.webPid() !== web && app.webPid() > 0,
    );
    await until("people are served again", 60_000, () => isReady(app));
    signal(app.scriptPid(), "SIGTERM");
    await app.ended;
    expect([app.scriptPid(), postgres].filter(isRunning)).toEqual([]);
  },
);

test(
  "after a SIGKILL of its script the web process ends, and a new start takes over PostgreSQL",
  LONG,
  async () => {
    const killed = await startGreenroom();
    const { userId } = await aPerson(killed.databaseUrl());
    const [start = 0, web = 0, postgres = 0] = processesOf(killed);
    signal(start, "SIGKILL");
    await until("the web process has ended", 15_000, () => !isRunning(web));
    expect(isRunning(postgres)).toBe(true);
    const next = await startGreenroom({ folder: killed.folder, port: killed.port });
    expect(next.postgresPid()).toBe(postgres);
    expect(await isReady(next)).toBe(true);
    expect(await rows(next.databaseUrl(), "SELECT id FROM users")).toEqual([{ id: userId }]);
    expect(await stop(next)).toBe(0);
    expect(isRunning(postgres)).toBe(false);
  },
);

test(
  "a second start in the same folder leaves PostgreSQL to the first, and takes it over when the first stops",
  LONG,
  async () => {
    const first = await startGreenroom();
    const second = await startGreenroom({ folder: first.folder });
    const postgres = second.postgresPid();
    expect(await stop(second, "SIGINT")).toBe(0);
    expect(isRunning(postgres)).toBe(true);
    expect(await isReady(first)).toBe(true);
    const third = await startGreenroom({ folder: first.folder });
    expect(await stop(first, "SIGINT")).toBe(0);
    expect(isRunning(postgres)).toBe(false);
    await until("the third serves people from its own", 60_000, () => isReady(third));
    expect(await stop(third)).toBe(0);
    expect(third.postgresPid()).toBe(0);
  },
);
