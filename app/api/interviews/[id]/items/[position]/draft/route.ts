import { err } from "@/lib/shared/result";
import { keepDraft } from "@/lib/interview/usecases/keep-draft";
import { jsonRoute } from "@/lib/web/json-route";
import { DraftInput, itemKeyOf } from "@/lib/web/wire";

/** Keeps what is typed while the clock runs, and how the answer is given; says what time is left. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/draft">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, DraftInput, async (viewer, { answerMode, ...typed }) =>
    key
      ? keepDraft({ ...key, userId: viewer.userId, now: new Date(), typed, answerMode })
      : err({ code: "not_found" as const }),
  );
}
