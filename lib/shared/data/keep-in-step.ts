import * as z from "zod";
import { clockOffset, setClockOffset } from "@/lib/clock";
import { statement } from "./client";

const EVERY_MS = 5 * 60_000;
const LOOKS = 3;
const WORTH_SAYING_MS = 1_000;

/**
 * Measures how far the database's clock is ahead of this process's and lets `currentTime` follow
 * it. Returns the milliseconds.
 */
export async function measureClock(): Promise<number> {
  const looks = [];
  for (let look = 0; look < LOOKS; look += 1) looks.push(await lookAtClock());
  const [best] = looks.toSorted((a, b) => a.uncertainty - b.uncertainty);
  const now = clockOffset();
  // A difference that the way there and back may have made isn't one: time mustn't jump for it.
  if (best && Math.abs(best.ahead - now) > best.uncertainty) setClockOffset(Math.round(best.ahead));
  return clockOffset();
}

async function lookAtClock(): Promise<{ ahead: number; uncertainty: number }> {
  const [sentAt, sent] = [Date.now(), performance.now()];
  const [row] = await statement(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
    [],
    z.strictObject({ ms: z.number() }),
  );
  const half = (performance.now() - sent) / 2;
  if (!row) throw new Error("Inconsistent: the database doesn't know the time.");
  // Date.now counts whole milliseconds.
  return { ahead: row.ms - (sentAt + half), uncertainty: half + 1 };
}

/**
 * Keeps `currentTime` in step with the database: measures now, which is awaited, and every few
 * minutes, without keeping the process alive. Returns a function that ends it; a measurement that
 * fails leaves the last.
 */
export async function keepInStep(everyMs = EVERY_MS): Promise<() => void> {
  let said = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async () => {
    const ahead = await measureClock().catch(() => clockOffset());
    if (Math.abs(ahead - said) > WORTH_SAYING_MS) {
      console.warn(`This machine's clock ${inWords(ahead)} Greenroom goes by the database's.`);
      said = ahead;
    }
    if (!isOver) timer = setTimeout(() => void look(), everyMs).unref();
  };
  await look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

function inWords(ahead: number): string {
  if (Math.abs(ahead) <= WORTH_SAYING_MS) return "agrees with the database's again.";
  const seconds = (Math.abs(ahead) / 1000).toFixed(1);
  return `is ${seconds} s ${ahead > 0 ? "behind" : "ahead of"} the database's.`;
}
