import { expect } from "vitest";
import { isReady, startGreenroom, type Greenroom } from "./greenroom";
import { signal, until } from "./processes";

/**
 * The number of kills, and of changes acknowledged before each. `npm run test:long -- faults` has
 * more of both.
 */
export const KILLS = Number(process.env["FAULT_KILLS"] || 3);
/** Each kill of a browser takes as long as somebody must have typed, and all are of one kind. */
export const BROWSER_KILLS = Number(process.env["FAULT_KILLS"] || 1);
export const ACKNOWLEDGED = Number(process.env["FAULT_ACKNOWLEDGED"] || 200);
/**
 * The app must serve people again within 5 seconds of a kill. The short run only prints the time,
 * because its machine may be busy.
 */
export const READY_WITHIN_MS = process.env["FAULT_KILLS"] ? 5_000 : 60_000;

const VICTIMS = ["the web process", "PostgreSQL", "all of it at once"] as const;
export type Victim = (typeof VICTIMS)[number];

/** Every kill in order, with the victims taking turns. */
export const EVERY_KILL = Array.from(
  { length: KILLS },
  (_, i) => [i + 1, VICTIMS[i % VICTIMS.length] ?? VICTIMS[0]] as const,
);

/**
 * Kills with SIGKILL and waits until the app serves people again. Returns the app that does and how
 * long it took.
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
  // The app recovers by itself. A new process must answer, not the killed one with its last words.
  const isReplaced = () =>
    victim === "PostgreSQL"
      ? app.postgresPid() !== postgres && app.postgresPid() > 0
      : app.webPid() !== web && app.webPid() > 0;
  await until(`${victim} runs again`, 60_000, isReplaced);
  await until(`${app.url} is ready again`, 60_000, () => isReady(app));
  return { app, readyMs: Date.now() - killedAt };
}
