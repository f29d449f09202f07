import { err } from "@/lib/shared/result";
import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { jsonRoute } from "@/lib/web/json-route";
import { itemKeyOf, StepInput } from "@/lib/web/wire";

/** Ends the thinking time, takes more time, opens the model answer early, says how sure the person is, or notes the first tick. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/step">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, StepInput, async (viewer, act) =>
    key
      ? actOnItem({ ...key, userId: viewer.userId, now: new Date(), act })
      : err({ code: "not_found" as const }),
  );
}
