/**
 * An answer that Greenroom's handlers can't have given.
 * - blocked: something on the way refused this request, and would again.
 * - in_front: something in front wants the person to sign in there first.
 * - gateway: something in front of Greenroom can't reach it now.
 * - outdated: the address is from another release.
 * - unreachable: nobody answered, or the server failed.
 */
export type ForeignKind = "blocked" | "in_front" | "gateway" | "outdated" | "unreachable";

/** Answers to a client that may change by themselves: not yet, too early, too many. */
const PASSING = new Set([408, 425, 429]);
/** Of Cloudflare, 520 to 530 also say that the server behind it can't be reached. */
const GATEWAY = new Set([502, 503, 504]);
/** Statuses of the 500s by which a server says that it will never do this. */
const NEVER = new Set([501, 505, 510]);

/** Returns what an answer that isn't Greenroom's means. */
export function kindOf({ type, status }: Pick<Response, "type" | "status">): ForeignKind {
  if (type === "opaqueredirect" || status < 400 || status === 401 || status === 407)
    return "in_front";
  if (status === 511) return "in_front";
  if (status === 404) return "outdated";
  if (PASSING.has(status) || GATEWAY.has(status) || (status >= 520 && status <= 530))
    return "gateway";
  return status < 500 || NEVER.has(status) ? "blocked" : "unreachable";
}

/**
 * Returns what a person reads about such an answer: what happened, what is safe, what to do. With
 * `hasText` it speaks of the text that they were about to send.
 */
export function foreignWords(kind: ForeignKind, status: number, hasText: boolean): string {
  const safe = hasText ? "Your text is still here" : "Nothing is lost";
  switch (kind) {
    case "blocked":
      return `Something between you and Greenroom refused this (${status}). ${safe}: ${hasText ? `copy it, and ${BLOCKED[status] ?? ASK}` : ASK}.`;
    case "in_front":
      return `You have been signed out in front of Greenroom, or something answered in its place. ${safe}: open Greenroom in a new tab, sign in there and come back.`;
    case "gateway":
      return `Something in front of Greenroom can’t reach it right now (${status}). ${safe}: wait a moment and try again.`;
    case "outdated":
      return "This page is from before an update. Copy what you typed, then reload it.";
    case "unreachable":
      return "Greenroom isn’t responding. What you typed is still on this page: check your connection and try again.";
  }
}

const ASK = "ask the person who runs this Greenroom to let it through";
const BLOCKED: Readonly<Record<number, string>> = {
  403: "take out what looks like code or a path, or ask the person who runs this Greenroom to let it through",
  413: "shorten it, or ask the person who runs this Greenroom to let it through",
};
