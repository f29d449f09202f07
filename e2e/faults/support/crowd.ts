import { until } from "./processes";

const RETRY_MS = 200;
const GIVE_UP_MS = 60_000;

/** An answer of the app, read to its end. */
export type Reply = { readonly status: number; readonly text: string };

/** People who repeat the same work while the app is killed and recovers. */
export type Crowd = {
  /** Returns how many requests had to be sent again. */
  readonly retries: () => number;
  /** Resolves once this many are acknowledged. */
  readonly reach: (count: number) => Promise<void>;
  /** Starts nothing new, and resolves once everything sent is acknowledged. */
  readonly finish: () => Promise<void>;
};

/**
 * Repeats the same request until there's an answer, as the app's pages do. Returns the answer or
 * refusal, and throws for a fault in the app.
 */
export type Persist = (ask: () => Promise<Reply>) => Promise<Reply>;

/** Reads an answer to its end. Rejects if it breaks off. */
export async function toReply(answer: Promise<Response>): Promise<Reply> {
  const given = await answer;
  return { status: given.status, text: await given.text() };
}

/**
 * Starts `size` people, who each repeat `turn` until the crowd is told to finish. `acknowledged`
 * counts what `reach` waits for.
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
  // A failure reaches the caller through `reach` or `finish`. Until then it mustn't end the
  // process.
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
      // A failure ends the wait.
      await Promise.race([enough, all]).finally(() => (isOver = true));
    },
    async finish() {
      finishing.abort();
      await all;
    },
  };
}
