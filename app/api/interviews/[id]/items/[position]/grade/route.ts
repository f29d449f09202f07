import { refitLater } from "@/app/api/refit-later";
import { err } from "@/lib/shared/result";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { jsonRoute } from "@/lib/web/json-route";
import { itemKeyOf, GradeItemInput } from "@/lib/web/wire";

/** Grades a locked answer. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/items/[position]/grade">,
): Promise<Response> {
  const key = itemKeyOf(await params);
  return jsonRoute(request, GradeItemInput, async (viewer, input) => {
    if (!key) return err({ code: "not_found" as const });
    const { userId, zone, cutoffHour, memory } = viewer;
    const now = new Date();
    const graded = await gradeInterviewItem({
      ...key,
      ...input,
      userId,
      zone,
      cutoffHour,
      memory,
      now,
    });
    if (graded.ok) refitLater(viewer, now);
    return graded;
  });
}
