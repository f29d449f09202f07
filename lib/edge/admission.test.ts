// Admission on a real server with small limits. A header gives the address of a request, as a proxy
// would.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { BOUNDS, makeAdmission } from "./admission.mjs";
import { oneByOne } from "./one-by-one.mjs";

const SMALL = { ...BOUNDS, app: { inFlight: 3, atWork: 1 }, health: { inFlight: 1, atWork: 1 } };

/** Returns a server that reports which requests it began, and ends each when it's told to. */
async function aServer(bounds: Partial<typeof BOUNDS> = {}) {
  const begun: string[] = [];
  const answers = new Map<string, ServerResponse>();
  let look = () => {};
  const server = createServer((request, response) =>
    oneByOne(request, response, () => receive(request, response)),
  );
  const receive = (request: IncomingMessage, response: ServerResponse) => {
    const address = String(request.headers["x-address"]);
    if (request.url === "/refused")
      return void response.writeHead(400, { connection: "close" }).end();
    admit(request, response, address, (whole) => {
      begun.push(whole.url ?? "");
      answers.set(whole.url ?? "", response);
      look();
    });
  };
  const admit = makeAdmission(server, { ...SMALL, ...bounds });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    begun,
    answers,
    /** Sends two requests in one packet, and resolves when the connection has ended. */
    pair: (first: string, second: string) =>
      anAsker(
        port,
        [first, second]
          .map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\nx-address: a\r\n\r\n`)
          .join(""),
      ).closed,
    ask: (path: string, from: string, more = "") =>
      anAsker(port, `GET ${path} HTTP/1.1\r\nHost: a\r\nx-address: ${from}\r\n${more}\r\n`),
    send: (path: string, from: string, body: string) =>
      anAsker(
        port,
        `POST ${path} HTTP/1.1\r\nHost: a\r\nx-address: ${from}\r\nContent-Length: 10\r\n\r\n${body}`,
      ),
    /** Resolves once this many requests have begun. */
    began: (count: number) =>
      new Promise<void>((resolve) => {
        look = () => void (begun.length >= count && resolve());
        look();
      }),
  };
}

/** Returns a connection that has sent this text, and what comes back on it. */
function anAsker(port: number, text: string) {
  const socket: Socket = connect(port, "127.0.0.1", () => socket.write(text));
  let said = "";
  const answer = new Promise<string>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      resolve(said);
    });
    socket.on("close", () => resolve(said));
  });
  socket.on("error", () => undefined);
  return { socket, answer, closed: new Promise((resolve) => socket.once("close", resolve)) };
}

const BUSY = /^HTTP\/1\.1 503 .*retry-after: 5\r\n/s;

test("one request at a time works, and the next begins when the first has written its answer", async () => {
  const { ask, began, begun, answers } = await aServer();
  const first = ask("/1", "a");
  await began(1);
  ask("/2", "a");
  answers.get("/1")?.end("one");
  await began(2);
  expect(await first.answer).toContain("one");
  expect(begun).toEqual(["/1", "/2"]);
});

test("over the limit, the address that holds every place gets a 503 for its newest request, and another address gets the place", async () => {
  const { ask, began, begun, answers } = await aServer();
  ask("/1", "hog");
  await began(1);
  const [second, third] = [ask("/2", "hog"), ask("/3", "hog")];
  // The last of the three has arrived when a fourth is refused.
  expect(await ask("/4", "hog").answer).toMatch(BUSY);
  const other = ask("/other", "somebody else");
  expect(await Promise.race([second.answer, third.answer])).toMatch(BUSY);
  for (const nth of [1, 2]) {
    answers.get(begun.at(-1) ?? "")?.end("served");
    await began(nth + 1);
  }
  expect(begun.filter((path) => path !== "/other")).toHaveLength(2);
  answers.get("/other")?.end("served");
  expect(await other.answer).toContain("served");
});

test("a crowd doesn't hold up health checks", async () => {
  const { ask, began, answers } = await aServer();
  ask("/1", "hog");
  await began(1);
  for (const path of ["/2", "/3"]) ask(path, "hog");
  expect(await ask("/4", "hog").answer).toMatch(BUSY);
  const health = ask("/api/health", "hog");
  await began(2);
  answers.get("/api/health")?.end("well");
  expect(await health.answer).toContain("well");
});

test("a client that leaves while waiting gives its place back, and its request never begins", async () => {
  const { ask, began, begun, answers } = await aServer();
  ask("/1", "a");
  await began(1);
  const gone = [ask("/2", "a"), ask("/3", "a")];
  expect(await ask("/4", "a").answer).toMatch(BUSY);
  const left = gone.map(({ socket }) => once(socket, "close"));
  for (const { socket } of gone) socket.destroy();
  await Promise.all(left);
  let later = ask("/5", "a");
  // The server notices a moment later.
  while (
    BUSY.test(
      await Promise.race([
        later.answer,
        new Promise<string>((resume) => setTimeout(() => resume(""), 50)),
      ]),
    )
  )
    later = ask("/5", "a");
  answers.get("/1")?.end();
  await began(2);
  expect(begun).toEqual(["/1", "/5"]);
});

test("a request that waits too long gets a 503", async () => {
  const { ask, began, begun, answers } = await aServer({ maxWaitMs: 30 });
  ask("/1", "a");
  await began(1);
  expect(await ask("/2", "a").answer).toMatch(BUSY);
  answers.get("/1")?.end();
  expect(begun).toEqual(["/1"]);
});

test("a stalled body gets a 408, and the rest of it starts nothing", async () => {
  const pace = { stallMs: 40, spanMs: 60_000, bytesPerSecond: 1, everyMs: 10 };
  const { send, begun } = await aServer({ pace });
  const { socket, answer } = send("/slow", "a", "abc");
  expect(await answer).toMatch(/^HTTP\/1\.1 408 .*arrived too slowly/s);
  socket.write("defghij");
  await once(socket, "close");
  expect(begun).toEqual([]);
});

test("a request that lost its place to another client starts nothing when the rest of its body comes", async () => {
  const { send, ask, began, begun, answers } = await aServer();
  const bodies = ["/a", "/b", "/c"].map((path) => send(path, "hog", "abc"));
  expect(await ask("/4", "hog").answer).toMatch(BUSY);
  ask("/other", "somebody else");
  await began(1);
  const refused = await Promise.race(
    bodies.map(({ answer }, nth) => answer.then((text) => ({ nth, text }))),
  );
  expect(refused.text).toMatch(BUSY);
  for (const { socket } of bodies) socket.write("defghij");
  answers.get("/other")?.end();
  await began(2);
  for (const path of ["/a", "/b", "/c"]) {
    answers.get(path)?.end();
    await new Promise(setImmediate);
  }
  await began(3);
  expect(begun).toHaveLength(3);
  expect(begun).not.toContain(["/a", "/b", "/c"][refused.nth]);
});

test("an answer that nobody reads frees its turn but stays connected", async () => {
  const { ask, began, begun, answers } = await aServer();
  ask("/1", "a").socket.pause();
  await began(1);
  const answer = answers.get("/1");
  // More than the system buffers for a client that doesn't read.
  for (let nth = 0; nth < 40; nth += 1) answer?.write(Buffer.alloc(1_000_000));
  ask("/2", "a");
  await began(2);
  expect(begun).toEqual(["/1", "/2"]);
  expect(answer?.destroyed).toBe(false);
});

test("a request behind an answer that closes the connection takes no place and never begins", async () => {
  const { begun, ask, began, pair } = await aServer();
  for (let nth = 0; nth < 2 * SMALL.app.inFlight; nth += 1) await pair("/refused", "/never");
  expect(begun).toEqual([]);
  ask("/1", "a");
  await began(1);
});

test("a refused client that doesn't read its refusal is cut off, once", async () => {
  const pace = { stallMs: 60, spanMs: 60_000, bytesPerSecond: 1, everyMs: 10 };
  const { send, ask, began, answers, server } = await aServer({ pace });
  const failures: unknown[] = [];
  const hear = (error: unknown) => failures.push(error);
  process.on("uncaughtException", hear);
  onTestFinished(() => void process.off("uncaughtException", hear));
  const arrived = once(server, "connection");
  const deaf = send("/slow", "a", "abc");
  const [served] = (await arrived) as [Socket];
  deaf.socket.pause();
  // The refusal can't leave, because the connection is full already.
  served.write(Buffer.alloc(30_000_000));
  await new Promise((resolve) => served.once("close", resolve));
  expect(failures).toEqual([]);
  // Other clients are still served.
  expect(await send("/other", "b", "abc").answer).toMatch(/^HTTP\/1\.1 408 /);
  ask("/1", "a");
  await began(1);
  answers.get("/1")?.end();
});
