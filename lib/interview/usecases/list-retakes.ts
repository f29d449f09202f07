import { listFreshlyRead } from "@/lib/interview/data/interview-draws";
import type { InterviewHead } from "@/lib/interview/data/interview-list";
import { UNAIDED_RULE } from "@/lib/interview/rules/mock/unaided-rule";
import { isPast, satAt } from "@/lib/interview/rules/session/interview-state";
import { RETAKE_AFTER_DAYS } from "@/lib/interview/rules/report/recommendation";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";

/**
 * Returns the interviews whose retake would show what was learned: graded to the end some days ago,
 * the last of their series, and none of their answers opened in the last 24 hours. It queries only
 * when there's a candidate.
 */
export async function listRetakes(
  { userId, zone, cutoffHour, now }: DayRule & { readonly userId: string; readonly now: Date },
  interviews: readonly InterviewHead[],
): Promise<ReadonlySet<string>> {
  const lastOfFamily = new Map(interviews.toReversed().map(({ seriesId, id }) => [seriesId, id]));
  const latestDay = studyDayOf(now, zone, cutoffHour) - RETAKE_AFTER_DAYS;
  const ripe = interviews.filter(
    (interview) =>
      isPast(interview) &&
      interview.position === null &&
      lastOfFamily.get(interview.seriesId) === interview.id &&
      studyDayOf(satAt(interview), zone, cutoffHour) <= latestDay,
  );
  if (ripe.length === 0) return new Set();
  const ids = ripe.map(({ id }) => id);
  const read = await listFreshlyRead(
    userId,
    ids,
    new Date(now.getTime() - UNAIDED_RULE.openedBeforeMs),
  );
  return new Set(ids.filter((id) => !read.has(id)));
}
