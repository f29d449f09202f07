import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** What a proxy answers in Greenroom's place, or null to pass a request on. */
export type Odd = (request: { method: string; path: string; body: string }) => {
  status: number;
  headers?: Record<string, string>;
  body?: string;
} | null;

/** Something between people and Greenroom, as a firewall or a company's sign-in. */
export type OddProxy = {
  readonly url: string;
  /** Passes requests on to the Greenroom that listens here. */
  readonly passTo: (port: number) => void;
  /** Answers in Greenroom's place from here on, or passes all on. */
  readonly be: (odd: Odd) => void;
  /** The bodies of the requests with this ending that were answered in its place. */
  readonly refused: (ending: string) => readonly string[];
};

const HTML = { "content-type": "text/html" };

/** A firewall that takes SQL and paths for an attack. */
export const FIREWALL: Odd = ({ body }) =>
  /union\s+select|\/etc\/passwd/i.test(body)
    ? { status: 403, headers: HTML, body: "<h1>Forbidden. Reference 0x5f</h1>" }
    : null;
/** Takes bodies of less than 8 KiB. */
export const SMALL_BODIES: Odd = ({ body }) =>
  Buffer.byteLength(body) > 8_192
    ? { status: 413, headers: HTML, body: "<h1>413 Request Entity Too Large</h1>" }
    : null;
/** A sign-in in front whose session is over: it redirects to its own address. */
export const SIGN_IN_ELSEWHERE: Odd = () => ({
  status: 302,
  headers: { ...HTML, location: "http://127.0.0.1:9/login" },
});
/** The same, with its own page in place of what was asked for. */
export const SIGN_IN_HERE: Odd = () => ({
  status: 200,
  headers: HTML,
  body: "<h1>Sign in to the company</h1>",
});
/** Can't reach what's behind it. */
export const BAD_GATEWAY: Odd = () => ({
  status: 502,
  headers: HTML,
  body: "<h1>502 Bad Gateway</h1>",
});
export const PLAIN: Odd = () => null;

/** Starts a proxy that passes everything on, until the file's tests are over. */
export async function startOddProxy(): Promise<OddProxy> {
  let odd = PLAIN;
  let port = 0;
  const refused: { path: string; body: string }[] = [];
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => reply(request, response, Buffer.concat(pieces)));
  });
  const reply = (
    request: http.IncomingMessage,
    response: http.ServerResponse,
    body: Buffer,
  ): void => {
    const { method = "", url: path = "", headers } = request;
    const answer = odd({ method, path, body: body.toString() });
    if (answer) {
      refused.push({ path, body: body.toString() });
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
      return;
    }
    const passed = http.request(
      { host: "127.0.0.1", port, path, method, headers, setHost: false },
      (passedBack) => {
        response.writeHead(passedBack.statusCode ?? 502, passedBack.headers);
        passedBack.pipe(response);
      },
    );
    passed.on("error", () => response.destroy());
    passed.end(body);
  };
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    passTo: (to) => (port = to),
    be: (next) => (odd = next),
    refused: (ending) => refused.filter(({ path }) => path.endsWith(ending)).map((one) => one.body),
  };
}
