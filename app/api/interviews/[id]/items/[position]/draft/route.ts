import { err } from "@/lib/domain/shared/result";
import { keepDraft } from "@/lib/usecases/answer-item";
import { jsonRoute } from "@/lib/web/json-route";
import { itemKeyOf, Typed } from "@/lib/web/wire";

/** Keeps what is typed while the clock runs. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/draft">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, Typed, async (viewer, input) =>
    key
      ? keepDraft({ ...key, userId: viewer.userId, now: new Date(), typed: input })
      : err({ code: "not_found" as const }),
  );
}
