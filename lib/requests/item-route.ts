import type * as z from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { Refusal } from "@/lib/shared/refusal";
import { err, type Result } from "@/lib/shared/result";
import { jsonRoute } from "./json-route";
import type { Check } from "./replies";
import { itemKeyOf, type ItemKey } from "./request-shapes";

type ItemContext = { readonly params: Promise<{ readonly id: string; readonly position: string }> };

/**
 * Returns the handler of an item of an interview: a `jsonRoute` whose address names the item.
 * Refuses an address that doesn't.
 */
export function itemRoute<S extends z.ZodType, T>(
  schema: S,
  isReply: Check<T>,
  run: (viewer: Viewer, key: ItemKey, input: z.output<S>) => Promise<Result<T, Refusal>>,
) {
  return async (request: Request, { params }: ItemContext): Promise<Response> => {
    const key = itemKeyOf(await params);
    return jsonRoute(request, schema, isReply, async (viewer, input) =>
      key ? run(viewer, key, input) : err({ code: "not_found" }),
    );
  };
}
