import { gradeReview } from "@/lib/usecases/record-grade";
import { undoGrade } from "@/lib/usecases/undo-grade";
import { jsonRoute } from "@/lib/web/json-route";
import { ReviewInput } from "@/lib/web/wire";

/** Takes a review event: a grade, or a void that takes one back. */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, ReviewInput, async ({ userId, zone }, input) => {
    const who = { userId, zone, now: new Date() };
    return input.kind === "void" ? undoGrade({ ...input, ...who }) : gradeReview({ ...input, ...who });
  });
}
