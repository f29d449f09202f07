import { Agent, request } from "node:http";

/** A request and the check of its answer. */
export type Shot = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Returns what's wrong with the answer, or null if it's right. Only right answers count. */
  readonly fault: (status: number, body: string) => string | null;
};

/** The result of a load. */
export type Load = {
  /** For each right answer, from the first byte sent to the last one read. */
  readonly latenciesMs: readonly number[];
  readonly tookSeconds: number;
  readonly wrong: number;
  readonly firstFault: string | null;
};

type Answer = { readonly status: number; readonly body: string };

/** Sends a request and returns its whole answer. */
export function send(origin: string, agent: Agent, shot: Omit<Shot, "fault">): Promise<Answer> {
  const { method, path, headers = {}, body = "" } = shot;
  return new Promise((resolve, reject) => {
    const length = method === "POST" ? { "content-length": Buffer.byteLength(body) } : {};
    const sent = request(
      origin + path,
      { method, agent, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Sends a request and returns its latency and what's wrong with its answer, if anything. */
export async function fire(
  origin: string,
  agent: Agent,
  shot: Shot,
): Promise<{ ms: number; fault: string | null }> {
  const sentAt = performance.now();
  const { status, body } = await send(origin, agent, shot);
  const ms = performance.now() - sentAt;
  return {
    ms,
    fault: status === 200 ? shot.fault(status, body) : `status ${status}: ${body.slice(0, 200)}`,
  };
}

/** Returns a request that posts JSON as a page of Greenroom does. */
export function postShot(cookie: string, path: string, body: object, fault: Shot["fault"]): Shot {
  const headers = { "content-type": "application/json", cookie, "sec-fetch-site": "same-origin" };
  return { method: "POST", path, headers, body: JSON.stringify(body), fault };
}

/**
 * Sends requests on all connections without a pause for these seconds, and waits for the last
 * answers, so that all that the servers did is counted. Several servers get equal numbers of connections. `next` returns a request, or several that
 * count as one act and go one after the other.
 */
export async function load(
  origins: string | readonly [string, ...string[]],
  {
    connections,
    seconds,
    next,
  }: { connections: number; seconds: number; next: () => Shot | readonly Shot[] },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let wrong = 0;
  let firstFault: string | null = null;
  const began = performance.now();
  const end = began + seconds * 1000;

  const connection = async (_: unknown, nth: number) => {
    const origin =
      typeof origins === "string" ? origins : (origins[nth % origins.length] ?? origins[0]);
    while (performance.now() < end) {
      let ms = 0;
      let fault: string | null = null;
      for (const shot of [next()].flat()) {
        const fired = await fire(origin, agent, shot);
        ms += fired.ms;
        fault ??= fired.fault;
      }
      if (fault === null) latencies.push(ms);
      else {
        wrong += 1;
        firstFault ??= fault;
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const tookSeconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { latenciesMs: latencies, tookSeconds, wrong, firstFault };
}
