import type * as z from "zod";
import { env } from "@/lib/env";
import { findViewer, type Viewer } from "@/lib/auth/viewer";
import { DatabaseUnavailable } from "@/lib/shared/data/faults";
import type { Refusal } from "@/lib/shared/refusal";
import type { Result } from "@/lib/shared/result";
import type { Check } from "./replies";
import { isSameOrigin } from "./origin";
import { refusalMessage } from "@/lib/shared/words/refusal-words";

const BODY_LIMIT_BYTES = 64 * 1024;

/** A handler's answer when it refuses: a sentence for the person, a code for the page. */
export type Problem = { readonly code: string; readonly message: string };

/**
 * Answers a JSON request that changes something: checks origin, person, size and shape, then calls
 * `run`. Refusals and a lost database become a status and a sentence, and a device may send the
 * same again until it's acknowledged.
 */
export async function jsonRoute<S extends z.ZodType, T>(
  request: Request,
  schema: S,
  isReply: Check<T>,
  run: (viewer: Viewer, input: z.output<S>) => Promise<Result<T, Refusal>>,
): Promise<Response> {
  if (!isSameOrigin(request.headers))
    return problem(403, "wrong_origin", "This request came from another site.");
  if (!request.headers.get("content-type")?.startsWith("application/json"))
    return problem(415, "not_json", "Send JSON.");
  try {
    const viewer = await findViewer();
    if (!viewer)
      return problem(
        401,
        "signed_out",
        "You are signed out. Sign in again; what you typed stays on this page.",
      );
    const text = await readLimited(request);
    if (text === null)
      return problem(
        413,
        "too_large",
        "This is longer than Greenroom can keep. Shorten it and try again.",
      );
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success)
      return problem(
        400,
        "invalid_input",
        "This page and the server do not understand each other. Reload; your answer is saved.",
      );
    const result = await run(viewer, parsed.data);
    if (result.ok && env().NODE_ENV !== "production" && !isReply(result.value))
      throw new Error(`Inconsistent: a reply that no page understands to ${request.url}`);
    if (result.ok) return Response.json(result.value, { headers: { "cache-control": "no-store" } });
    return problem(refusalStatus(result.error), result.error.code, refusalMessage(result.error));
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return problem(
      503,
      "unavailable",
      "Greenroom can’t reach its database. Your answer is kept on this page and sent again.",
      { "retry-after": "2" },
    );
  }
}

function problem(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ code, message } satisfies Problem, {
    status,
    headers: { "cache-control": "no-store", ...headers },
  });
}

async function readLimited(request: Request): Promise<string | null> {
  const decoder = new TextDecoder("utf-8");
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalStatus({ code }: Refusal): number {
  if (code === "not_found") return 404;
  if (code === "too_many_tries") return 429;
  return code === "busy" ? 503 : 409;
}
