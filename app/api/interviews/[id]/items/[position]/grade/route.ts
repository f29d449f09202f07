import { refitLater } from "@/app/api/refit-later";
import { currentTime } from "@/lib/clock";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { itemRoute } from "@/lib/requests/item-route";
import { isGradeReply } from "@/lib/requests/replies";
import { GradeItemInput } from "@/lib/requests/request-shapes";

/** Grades a locked answer. */
export const POST = itemRoute(GradeItemInput, isGradeReply, async (viewer, key, input) => {
  const { userId, zone, cutoffHour, memory } = viewer;
  const now = currentTime();
  const person = { userId, zone, cutoffHour, memory };
  const graded = await gradeInterviewItem({ ...key, ...input, ...person, now });
  if (graded.ok) refitLater(viewer, now);
  return graded;
});
