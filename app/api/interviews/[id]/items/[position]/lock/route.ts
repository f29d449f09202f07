import { err } from "@/lib/shared/result";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { jsonRoute } from "@/lib/web/json-route";
import { itemKeyOf, LockInput } from "@/lib/web/wire";

/** Locks the answer. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/lock">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, LockInput, async (viewer, input) =>
    key
      ? lockAnswer({ ...key, ...input, userId: viewer.userId, now: new Date() })
      : err({ code: "not_found" as const }),
  );
}
