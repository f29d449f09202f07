import { expect } from "vitest";
import { isReady, startGreenroom, type Greenroom } from "./greenroom";
import { signal, until } from "./processes";

/**
 * How many kills, and how much must be acknowledged before each: more of both in `npm run test:long
 * -- faults`.
 */
export const KILLS = Number(process.env["FAULT_KILLS"] || 3);
export const ACKNOWLEDGED = Number(process.env["FAULT_ACKNOWLEDGED"] || 200);
/**
 * People must be served again within 5 seconds of any kill. On a busy machine, as the short form
 * may meet, it's only awaited and printed.
 */
export const READY_WITHIN_MS = process.env["FAULT_KILLS"] ? 5_000 : 60_000;

const VICTIMS = ["the web process", "PostgreSQL", "all of it at once"] as const;
export type Victim = (typeof VICTIMS)[number];

/** The kills in their order: each victim has its turn. */
export const EVERY_KILL = Array.from(
  { length: KILLS },
  (_, i) => [i + 1, VICTIMS[i % VICTIMS.length] ?? VICTIMS[0]] as const,
);

/**
 * Kills with SIGKILL and waits until people are served again. Gives the app that serves them and
 * how long they had to wait.
 */
export async function killAndRecover(
  app: Greenroom,
  victim: Victim,
): Promise<{ app: Greenroom; readyMs: number }> {
  const [web, postgres] = [app.webPid(), app.postgresPid()];
  expect(web).toBeGreaterThan(0);
  expect(postgres).toBeGreaterThan(0);
  const killedAt = Date.now();
  if (victim === "all of it at once") {
    for (const pid of [app.start.pid ?? 0, web, postgres]) signal(pid, "SIGKILL");
    await app.ended;
    const again = await startGreenroom({ folder: app.folder, port: app.port });
    return { app: again, readyMs: Date.now() - killedAt };
  }
  signal(victim === "PostgreSQL" ? postgres : web, "SIGKILL");
  // The app mends itself. Another process must answer, not the last words of the killed one.
  const isReplaced = () =>
    victim === "PostgreSQL"
      ? app.postgresPid() !== postgres && app.postgresPid() > 0
      : app.webPid() !== web && app.webPid() > 0;
  await until(`${victim} runs again`, 60_000, isReplaced);
  await until(`${app.url} is ready again`, 60_000, () => isReady(app));
  return { app, readyMs: Date.now() - killedAt };
}
