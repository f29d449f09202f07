/** Why something wasn't done: a sentence for the person and, from the server, a code. */
export type Refused = { readonly message: string; readonly code?: string };

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  /**
   * `isFinal`: the server answered and refused. Otherwise it isn't known whether it was applied,
   * and the same body may be sent again.
   */
  | ({ readonly ok: false; readonly isFinal: boolean } & Refused);

/** Checks whether the server's reply is one that this request can have. */
export type IsReply<T> = (reply: unknown) => reply is T;

const PAUSES_MS = [300, 1_000, 2_500, 5_000];
/** In UTF-16 units; at most three bytes each. */
const KEPT_ALIVE_LENGTH = 20_000;
/** Longer than the server itself waits for its database. */
const ANSWER_WITHIN_MS = 12_000;
const UNREACHABLE =
  "Greenroom isn’t responding. What you typed is still on this page: check your connection and try again.";
const OUTDATED = "This page is from before an update. Copy what you typed, then reload it.";
const SOMEBODY_ELSE =
  "Something between you and Greenroom answered in its place, such as a network’s sign-in page. Nothing is lost: open another site to see what it wants, then try again.";

/**
 * Sends JSON until the server has answered for good: after a lost connection or from a busy server
 * it sends the same body again, which is applied once. A refusal is final, and a reply that isn't
 * Greenroom's acknowledges nothing.
 */
export async function send<T>(
  path: string,
  body: unknown,
  isReply: IsReply<T>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Sent<T>> {
  const json = JSON.stringify(body);
  let message = UNREACHABLE;
  for (const pause of [...pauses, null]) {
    try {
      const response = await post(path, json);
      const reply: unknown = await response.json().catch(() => undefined);
      if (response.ok && isReply(reply)) return { ok: true, value: reply };
      if (response.status < 500 && isRefusal(reply)) return { ok: false, isFinal: true, ...reply };
      // A server that can't be reached is told apart from another server's answer.
      message = messageOf(response.status);
    } catch {
      message = UNREACHABLE;
    }
    if (pause !== null) await new Promise((resume) => setTimeout(resume, pause));
  }
  return { ok: false, message, isFinal: false };
}

function post(path: string, json: string): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: json,
    // A page that's being left may still finish a small request. Browsers refuse this for more than
    // 64 KiB in flight.
    keepalive: json.length < KEPT_ALIVE_LENGTH,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
}

function messageOf(status: number): string {
  if (status >= 500) return UNREACHABLE;
  return status === 404 ? OUTDATED : SOMEBODY_ELSE;
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
