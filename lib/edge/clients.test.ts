// The rules for connections. Each runs on a real server, because the subject is sockets.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { Readable } from "node:stream";
import { connect, type AddressInfo, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { oneByOne } from "./one-by-one.mjs";
import { receiveBody } from "./receive-body.mjs";
import { cutSlowClients, PACE } from "./slow-clients.mjs";

/** Returns a server on a free port, and a function that connects to it and sends a text. */
async function aServer(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = (text: string): Socket => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    return socket.on("error", () => undefined);
  };
  return { server, open };
}

/** Resolves when a connection has ended, including by a reset. */
const closed = (socket: Socket) => new Promise((resolve) => socket.once("close", resolve));

/** Returns everything that a server sends on a connection until it closes it. */
async function toEnd(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
  await closed(socket);
  return text;
}

const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;

describe("requests of one connection", () => {
  /**
   * Returns a server that answers a request when it's told to, and the requests that it has begun.
   */
  async function aPatientServer() {
    const begun: string[] = [];
    const answers: (() => void)[] = [];
    let heard = () => {};
    const { open } = await aServer((request, response) => {
      heard();
      oneByOne(request, response, () => {
        begun.push(request.url ?? "");
        answers.push(() => response.end(`[${request.url}]`));
      });
    });
    const arrived = (count: number) =>
      new Promise<void>((resolve) => {
        let left = count;
        heard = () => (left -= 1) === 0 && resolve();
      });
    return { begun, open, arrived, answer: () => answers.shift()?.() };
  }

  test("are handled one after the other, in order", async () => {
    const { begun, open, arrived, answer } = await aPatientServer();
    const all = arrived(3);
    const said = toEnd(open(get("/1") + get("/2") + get("/3", "Connection: close\r\n")));
    await all;
    expect(begun).toEqual(["/1"]);
    while (begun.length < 3) {
      answer();
      await new Promise(setImmediate);
    }
    answer();
    expect(await said).toMatch(/\[\/1\].*\[\/2\].*\[\/3\]/s);
  });

  test("are cut off when more than a few come at once, and even a thousand start only one", async () => {
    const { begun, open } = await aPatientServer();
    await closed(open(get("/").repeat(1000)));
    expect(begun).toHaveLength(1);
  });

  test("don't delay another connection", async () => {
    const { begun, open, arrived } = await aPatientServer();
    const all = arrived(2);
    open(get("/1"));
    open(get("/2"));
    await all;
    expect(begun.toSorted()).toEqual(["/1", "/2"]);
  });
});

const LIMIT = { maxBytes: 1_000_000, onTooLarge: () => undefined };

describe("a body", () => {
  test("of unknown length is counted while it arrives, and has its length from then on", async () => {
    const beyond: string[] = [];
    const { open } = await aServer((request, response) =>
      receiveBody(
        request,
        {
          maxBytes: 10,
          onTooLarge() {
            beyond.push("once");
            response.end("too large");
          },
        },
        (whole) =>
          void new Response(Readable.toWeb(whole) as ReadableStream)
            .text()
            .then((text) =>
              response.end(
                `<${text}> ${whole.headers["content-length"]} ${whole.headers["transfer-encoding"]}`,
              ),
            ),
      ),
    );
    const head =
      "POST /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(await toEnd(open(`${head}5\r\nabcde\r\n5\r\nfghij\r\n0\r\n\r\n`))).toContain(
      "<abcdefghij> 10 undefined",
    );
    expect(beyond).toEqual([]);
    const more = "6\r\nabcdef\r\n".repeat(4);
    expect(await toEnd(open(`${head}${more}0\r\n\r\n`))).toContain("too large");
    expect(beyond).toEqual(["once"]);
  });

  test("is complete before the request begins, and can be read unchanged", async () => {
    const begun: number[] = [];
    const { open } = await aServer((request, response) =>
      receiveBody(request, LIMIT, (whole) => {
        begun.push(1);
        void new Response(Readable.toWeb(whole) as ReadableStream)
          .text()
          .then((text) => response.end(`<${text}>`));
      }),
    );
    const socket = open(
      "POST /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 10\r\n\r\nabcde",
    );
    const said = toEnd(socket);
    await once(socket, "connect");
    expect(begun).toEqual([]);
    socket.write("fghij");
    expect(await said).toContain("<abcdefghij>");
  });

  test("that nobody reads doesn't keep its connection open", async () => {
    const { open } = await aServer((request, response) =>
      receiveBody(request, LIMIT, () => response.end("no")),
    );
    const body = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    expect(await toEnd(open(body + get("/", "Connection: close\r\n")))).toMatch(/no.*no/s);
  });

  test("that never ends starts nothing", async () => {
    let begun = false;
    const { open, server } = await aServer((request) =>
      receiveBody(request, LIMIT, () => (begun = true)),
    );
    const socket = open("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    await once(server, "request");
    await closed(socket.destroy());
    expect(begun).toBe(false);
  });
});

describe("a client that keeps the server waiting", () => {
  const FAST = { stallMs: 120, spanMs: 400, bytesPerSecond: 1_000, everyMs: 20 };

  /**
   * Returns a server that reads bodies and answers with this many bytes, and the connections that
   * it has cut.
   */
  async function aWatchedServer(answerBytes = 0, pace = FAST) {
    const cut: string[] = [];
    const { server, open } = await aServer((request, response) => {
      const endWatch = slowClients.watchBody(request.socket, () => {
        cut.push("body");
        request.socket.destroy();
      });
      receiveBody(request, LIMIT, () => {
        endWatch();
        response.end(Buffer.alloc(answerBytes));
      });
    });
    const slowClients = cutSlowClients(server, pace);
    return { cut, open, server };
  }

  test("is cut off when its body stalls", async () => {
    const { cut, open } = await aWatchedServer();
    await closed(open("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"));
    expect(cut).toEqual(["body"]);
  });

  test("is cut off when its body trickles, even steadily", async () => {
    const { cut, open } = await aWatchedServer();
    const socket = open("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n");
    const drip = setInterval(() => socket.write("a"), 10);
    await closed(socket);
    clearInterval(drip);
    expect(cut).toEqual(["body"]);
  });

  test("is left alone while its body comes fast enough", async () => {
    const { cut, open } = await aWatchedServer(0, { ...FAST, stallMs: 60_000 });
    const socket = open(
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 60000\r\n\r\n",
    );
    const said = toEnd(socket);
    let left = 60_000;
    const flow = setInterval(() => {
      const bytes = Math.min(left, 600);
      left -= bytes;
      if (bytes > 0) socket.write("a".repeat(bytes));
    }, 10);
    expect(await said).toContain("200 OK");
    clearInterval(flow);
    expect(cut).toEqual([]);
  });

  test("is cut off when it stops reading a long answer", async () => {
    const { open, server } = await aWatchedServer(30_000_000);
    const arrived = once(server, "connection");
    const socket = open(get("/")).pause();
    const [served] = (await arrived) as [Socket];
    await closed(served);
    // What the system had already buffered can still be read.
    expect((await toEnd(socket.resume())).length).toBeLessThan(30_000_000);
  });

  test("is left alone while it owes nothing, even after a long idle time", async () => {
    const { open } = await aWatchedServer();
    const socket = open(get("/"));
    await once(socket, "data");
    const other = open("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    // By the time the other one is cut off, this one has been idle for just as long.
    await closed(other);
    expect(socket.destroyed).toBe(false);
    const answered = once(socket, "data");
    socket.write(get("/"));
    await answered;
  });

  test("has 30 seconds to move, and a minute to average 1 kB a second", () => {
    expect(PACE).toMatchObject({ stallMs: 30_000, spanMs: 60_000, bytesPerSecond: 1024 });
  });
});
