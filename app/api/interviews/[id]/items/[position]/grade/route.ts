import { refitLater } from "@/app/api/refit-later";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { itemRoute } from "@/lib/web/item-route";
import { isGradeReply } from "@/lib/web/replies";
import { GradeItemInput } from "@/lib/web/wire";

/** Grades a locked answer. */
export const POST = itemRoute(GradeItemInput, isGradeReply, async (viewer, key, input) => {
  const { userId, zone, cutoffHour, memory } = viewer;
  const now = new Date();
  const person = { userId, zone, cutoffHour, memory };
  const graded = await gradeInterviewItem({ ...key, ...input, ...person, now });
  if (graded.ok) refitLater(viewer, now);
  return graded;
});
