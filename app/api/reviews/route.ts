import { refitLater } from "@/app/api/refit-later";
import { currentTime } from "@/lib/clock";
import { commandCard } from "@/lib/practice/usecases/command-card";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { jsonRoute } from "@/lib/requests/json-route";
import { isReviewReply } from "@/lib/requests/replies";
import { ReviewInput } from "@/lib/requests/request-shapes";

/**
 * Accepts a review event (a grade, a void, a command to a card), or a report that an answer was
 * opened first.
 */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, ReviewInput, isReviewReply, async (viewer, input) => {
    const { userId, zone, cutoffHour, memory } = viewer;
    const who = { userId, zone, cutoffHour, memory, now: currentTime() };
    if (input.kind === "reveal") return revealAnswer({ ...input, ...who });
    if (input.kind === "void") return undoGrade({ ...input, ...who });
    if (input.kind !== "review") return commandCard({ ...input, ...who });
    const graded = await gradeReview({ ...input, ...who });
    if (graded.ok) refitLater(viewer, who.now);
    return graded;
  });
}
