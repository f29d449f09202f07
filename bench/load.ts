import { Agent, request } from "node:http";

/** One request and what its answer must be. */
export type Shot = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Says what is wrong with the answer; null when it holds what it must. Only such answers count. */
  readonly fault: (status: number, body: string) => string | null;
};

/** What one piece of load gave. */
export type Load = {
  /** Of each right answer, from the first byte sent to the last one read. */
  readonly latenciesMs: readonly number[];
  readonly tookSeconds: number;
  readonly wrong: number;
  readonly firstFault: string | null;
};

type Answer = { readonly status: number; readonly body: string };

/** Sends one request and reads its whole answer. */
export function send(origin: string, agent: Agent, shot: Omit<Shot, "fault">): Promise<Answer> {
  const { method, path, headers = {}, body = "" } = shot;
  return new Promise((resolve, reject) => {
    const length = method === "POST" ? { "content-length": Buffer.byteLength(body) } : {};
    const sent = request(origin + path, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/**
 * Keeps so many connections busy for so many seconds. When the time is over, the requests under way are waited for and counted too, so
 * that what the server did and what it acknowledged can be compared exactly.
 */
export async function load(
  origin: string,
  { connections, seconds, next }: { connections: number; seconds: number; next: () => Shot },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let wrong = 0;
  let firstFault: string | null = null;
  const began = performance.now();
  const end = began + seconds * 1000;

  const connection = async () => {
    while (performance.now() < end) {
      const shot = next();
      const sentAt = performance.now();
      const { status, body } = await send(origin, agent, shot);
      const latency = performance.now() - sentAt;
      const fault = status === 200 ? shot.fault(status, body) : `status ${status}: ${body.slice(0, 200)}`;
      if (fault === null) latencies.push(latency);
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
