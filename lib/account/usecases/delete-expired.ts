import { deleteExpiredTries } from "@/lib/account/data/rate-limits";
import { deleteExpiredSessions } from "@/lib/account/data/sessions";

/**
 * 10 to 60 ms a chunk while three million rows wait, far from the statement's time-out. One run a
 * minute deletes up to 12 million rows an hour, and all networks together can add some 80,000
 * (docs/hosting.md).
 */
export const SHARE = { chunkRows: 1_000, chunksPerRun: 200 };
const EVERY_MS = 60_000;

/**
 * Deletes expired tries and sessions in chunks, up to a limit of each. Returns how many rows were
 * deleted.
 */
export async function deleteExpired(
  now: Date,
  { chunkRows, chunksPerRun } = SHARE,
): Promise<number> {
  let gone = 0;
  for (const deleteSome of [deleteExpiredTries, deleteExpiredSessions])
    for (let chunk = 0; chunk < chunksPerRun; chunk += 1) {
      const rows = await deleteSome(now, chunkRows);
      gone += rows;
      if (rows < chunkRows) break;
    }
  return gone;
}

/**
 * Runs `deleteExpired` now and a minute after each run, without keeping the process alive. Returns
 * a function that stops it; a failed run logs one line.
 */
export function keepDeletingExpired(clock: () => Date, everyMs = EVERY_MS): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const run = async () => {
    try {
      await deleteExpired(clock());
    } catch (error) {
      const reason = error instanceof Error ? error.message.split("\n", 1)[0] : "";
      console.error(
        `Old sign-in tries and sessions were not deleted (${reason}). Nothing depends on it; the next run tries again.`,
      );
    }
    if (!isOver) timer = setTimeout(() => void run(), everyMs).unref();
  };
  void run();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
