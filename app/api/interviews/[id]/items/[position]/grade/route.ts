import { err } from "@/lib/domain/shared/result";
import { gradeInterviewItem } from "@/lib/usecases/record-grade";
import { jsonRoute } from "@/lib/web/json-route";
import { itemKeyOf, GradeItemInput } from "@/lib/web/wire";

/** Grades a locked answer. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/grade">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, GradeItemInput, async (viewer, input) =>
    key
      ? gradeInterviewItem({
          ...key,
          ...input,
          userId: viewer.userId,
          zone: viewer.zone,
          cutoffHour: viewer.cutoffHour,
          memory: viewer.memory,
          now: new Date(),
        })
      : err({ code: "not_found" as const }),
  );
}
