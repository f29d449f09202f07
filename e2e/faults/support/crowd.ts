import { until } from "./processes";

const RETRY_MS = 200;
const GIVE_UP_MS = 60_000;

/** What the app answered, read to its end. */
export type Reply = { readonly status: number; readonly text: string };

/** People who go on doing the same while the app is killed and comes back. */
export type Crowd = {
  /** How often something had to be sent again. */
  readonly retries: () => number;
  /** Resolves when so many are acknowledged. */
  readonly reach: (count: number) => Promise<void>;
  /** Begins nothing new and resolves when all that was sent is acknowledged. */
  readonly finish: () => Promise<void>;
};

/**
 * Sends until there's an answer: the same again, unchanged, as the app's pages do. Gives a 200 or a
 * refusal; anything else is a fault of the app.
 */
export type Persist = (ask: () => Promise<Reply>) => Promise<Reply>;

/** Reads an answer to its end: one that breaks off is none. */
export async function toReply(answer: Promise<Response>): Promise<Reply> {
  const given = await answer;
  return { status: given.status, text: await given.text() };
}

/**
 * So many people at once; each lives the same `turn` again and again until the crowd is told to
 * finish. `acknowledged` counts what `reach` waits for.
 */
export function startCrowd(
  size: number,
  {
    acknowledged,
    turn,
  }: { acknowledged: () => number; turn: (persist: Persist, who: number) => Promise<void> },
): Crowd {
  const finishing = new AbortController();
  let retries = 0;

  const persist: Persist = async (ask) => {
    const end = Date.now() + GIVE_UP_MS;
    for (;;) {
      const reply = await ask().catch(() => null);
      if (reply && reply.status !== 503) {
        if (reply.status >= 500) throw new Error(`${reply.status}: ${reply.text}`);
        return reply;
      }
      if (Date.now() > end) throw new Error(`Nothing was acknowledged within ${GIVE_UP_MS} ms.`);
      retries += 1;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  };

  const live = async (who: number) => {
    while (!finishing.signal.aborted) await turn(persist, who);
  };
  const all = Promise.all(Array.from({ length: size }, (_, who) => live(who)));
  // Anyone who waits hears of it; it mustn't end the test process before.
  all.catch(() => undefined);
  return {
    retries: () => retries,
    async reach(count) {
      let isOver = false;
      const enough = until(
        `${count} are acknowledged`,
        GIVE_UP_MS,
        () => isOver || acknowledged() >= count,
      );
      // Somebody's failure ends the wait.
      await Promise.race([enough, all]).finally(() => (isOver = true));
    },
    async finish() {
      finishing.abort();
      await all;
    },
  };
}
