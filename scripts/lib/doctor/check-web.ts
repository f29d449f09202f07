import { DOCTOR_HEADER, doctorKey, type WhatCame } from "@/lib/edge/what-came.mjs";
import { isNameOf } from "@/lib/edge/host-name.mjs";
import * as z from "zod";
import { fine, wrong, type Finding } from "./finding";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const ANSWER_WITHIN_MS = 5_000;
const Came = z.object({
  host: z.string().nullable(),
  address: z.string(),
  fault: z.string().nullable(),
}) satisfies z.ZodType<WhatCame>;

/**
 * Asks the web process directly and then as people reach it, through whatever stands in front, and
 * says what the proxies made of the request.
 */
export async function checkWeb({
  port,
  appUrl,
  secret,
}: {
  readonly port: number;
  readonly appUrl: string;
  readonly secret: string;
}): Promise<readonly Finding[]> {
  const own = `http://127.0.0.1:${port}`;
  const ready = await ask(`${own}/api/ready`, secret);
  if (typeof ready === "string")
    return [wrong(`Greenroom doesn't answer at ${own}: ${ready}. Start it: npm start`)];
  const direct =
    ready.status === 200
      ? fine(`Greenroom answers at ${own} and reaches its database.`)
      : wrong(`Greenroom answers at ${own} with ${ready.status}. Its log says why.`);
  const { hostname, port: way } = new URL(appUrl);
  const isDirect = LOOPBACK.has(hostname) && way === String(port);
  if (isDirect) return [direct];
  return [direct, await checkWay(appUrl, secret)];
}

async function checkWay(appUrl: string, secret: string): Promise<Finding> {
  const answer = await ask(`${appUrl}/api/health`, secret);
  if (typeof answer === "string")
    return wrong(`${appUrl} can't be reached from here: ${answer}. See that the proxy runs.`);
  const came = Came.safeParse(answer.body);
  if (!came.success)
    return wrong(
      `${appUrl} answers with ${answer.status}, and not from this Greenroom. See where the proxy sends requests.`,
    );
  const { host, address, fault } = came.data;
  if (!isNameOf(host ?? undefined, new URL(appUrl)))
    return wrong(
      `The proxy sends Host ${host ?? "nothing"}, and APP_URL is ${appUrl}. Make it pass on the name (nginx: proxy_set_header Host $host).`,
    );
  return fault === null
    ? fine(`${appUrl} leads here, and this request seems to come from ${address}.`)
    : wrong(fault);
}

/** Returns the answer, or why there was none. */
async function ask(
  url: string,
  secret: string,
): Promise<{ readonly status: number; readonly body: unknown } | string> {
  try {
    const response = await fetch(url, {
      headers: { [DOCTOR_HEADER]: doctorKey(secret) },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: "manual",
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch (error) {
    const { cause } = error as Error;
    return cause instanceof Error ? cause.message : String(error);
  }
}
