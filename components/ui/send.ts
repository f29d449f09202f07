export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  /** `isFinal`: the server answered and refused. Otherwise nobody knows whether it was applied, and the same body may be sent again. */
  | {
      readonly ok: false;
      readonly message: string;
      readonly isFinal: boolean;
      readonly code?: string;
    };

const PAUSES_MS = [300, 1_000, 2_500, 5_000];
/** In UTF-16 units; at most three bytes each. */
const KEPT_ALIVE_LENGTH = 20_000;
/** Longer than the server itself waits for its database. */
const ANSWER_WITHIN_MS = 12_000;
const UNREACHABLE =
  "Greenroom isn’t responding. What you typed is still on this page: check your connection and try again.";

/**
 * Sends JSON until the server has answered for good. A lost connection and a server that is busy or gone are tried again with the same
 * body, which the server applies once; a refusal is final and says why.
 */
export async function send<T>(
  path: string,
  body: unknown,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Sent<T>> {
  const json = JSON.stringify(body);
  // A page that is being left may still finish a small request; browsers refuse this for more than 64 KiB under way.
  const keepalive = json.length < KEPT_ALIVE_LENGTH;
  for (const pause of [...pauses, null]) {
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: json,
        keepalive,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (response.ok) return { ok: true, value: (await response.json()) as T };
      if (response.status < 500)
        return {
          ok: false,
          isFinal: true,
          ...((await response.json()) as { code: string; message: string }),
        };
    } catch {
      // No answer: the same again after a pause.
    }
    if (pause !== null) await new Promise((resume) => setTimeout(resume, pause));
  }
  return { ok: false, message: UNREACHABLE, isFinal: false };
}
