import { foreignWords, kindOf, type ForeignKind } from "./foreign-answer";

/** Why something wasn't done: a sentence for the person, and a code if somebody answered. */
export type Refused = { readonly message: string; readonly code?: string };

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  /**
   * `isFinal`: Greenroom answered and refused. Otherwise it isn't known whether it was applied, and
   * the same body may be sent again. `by`: who refused, or null when nobody could be reached.
   */
  | ({
      readonly ok: false;
      readonly isFinal: boolean;
      readonly by: "greenroom" | "another" | null;
    } & Refused);

/** Checks whether the server's reply is one that this request can have. */
export type IsReply<T> = (reply: unknown) => reply is T;

type SendOptions = {
  /** The pauses before each further attempt. */
  readonly pauses?: readonly number[];
  /** The page is being left, so this request has to outlive it. */
  readonly isLeaving?: boolean;
  /** The body holds text that the person has typed, which a refusal speaks of. */
  readonly hasText?: boolean;
};

const PAUSES_MS = [300, 1_000, 2_500, 5_000];
/** Longer than the server itself waits for its database. */
const ANSWER_WITHIN_MS = 12_000;
/** A slow phone line carries three bytes in a millisecond. */
const SLOWEST_BYTES_PER_MS = 3;

/**
 * Sends JSON until the server has answered for good: after a lost connection or from a busy server
 * it sends the same body again, which is applied once. A refusal is final, whoever it comes from,
 * and a reply that isn't Greenroom's acknowledges nothing.
 */
export async function send<T>(
  path: string,
  body: unknown,
  isReply: IsReply<T>,
  { pauses = PAUSES_MS, isLeaving = false, hasText = false }: SendOptions = {},
): Promise<Sent<T>> {
  const json = JSON.stringify(body);
  const lost = (kind: ForeignKind, status = 0): Sent<T> & { ok: false } => ({
    ok: false,
    isFinal: false,
    by: kind === "blocked" || kind === "in_front" ? "another" : null,
    message: foreignWords(kind, status, hasText),
    code: kind,
  });
  let failed = lost("unreachable");
  for (const pause of [...pauses, null]) {
    try {
      const response = await post(path, json, isLeaving);
      const reply = parse(await response.text());
      if (response.ok && isReply(reply)) return { ok: true, value: reply };
      if (response.status < 500 && isRefusal(reply))
        return { ok: false, isFinal: true, by: "greenroom", ...reply };
      failed = lost(kindOf(response), response.status);
      // Nothing but the person can change this answer.
      if (failed.by) return failed;
    } catch {
      failed = lost("unreachable");
    }
    if (pause !== null) await new Promise((resume) => setTimeout(resume, pause));
  }
  return failed;
}

/** The bytes of all requests under way that may outlive the page. */
let keptAliveBytes = 0;

async function post(path: string, json: string, isLeaving: boolean): Promise<Response> {
  const body = new TextEncoder().encode(json);
  const bytes = body.byteLength;
  const keepalive = mayOutlivePage({ bytes, underWayBytes: keptAliveBytes, isLeaving });
  if (keepalive) keptAliveBytes += bytes;
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      // Greenroom redirects no request of a page, so a redirect is somebody else's.
      redirect: "manual",
      keepalive,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS + Math.round(bytes / SLOWEST_BYTES_PER_MS)),
    });
  } finally {
    if (keepalive) keptAliveBytes -= bytes;
  }
}

const KEPT_ALIVE_BYTES = 60 * 1024;
const SMALL_BYTES = 30 * 1024;

/**
 * Returns whether a request may outlive its page. Browsers refuse it at once when all such requests
 * under way are over 64 KiB together, so an open page leaves most of that to its last words.
 */
export function mayOutlivePage({
  bytes,
  underWayBytes,
  isLeaving,
}: {
  readonly bytes: number;
  readonly underWayBytes: number;
  readonly isLeaving: boolean;
}): boolean {
  return isLeaving
    ? underWayBytes + bytes <= KEPT_ALIVE_BYTES
    : underWayBytes === 0 && bytes <= SMALL_BYTES;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRefusal(reply: unknown): reply is { code: string; message: string } {
  return (
    typeof reply === "object" &&
    reply !== null &&
    "code" in reply &&
    typeof reply.code === "string" &&
    "message" in reply &&
    typeof reply.message === "string"
  );
}
