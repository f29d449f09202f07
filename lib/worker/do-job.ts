import { v7 as uuidv7 } from "uuid";
import { findLearner } from "@/lib/account/usecases/find-learner";
import { refitMemory } from "@/lib/memory/usecases/refit-memory";
import { rebuildCards } from "@/lib/memory/usecases/rebuild-cards";
import { storeProjection } from "@/lib/progress/usecases/project-plan";
import type { JobKind } from "@/lib/shared/job-kinds.mjs";
import { studyDayOf } from "@/lib/shared/study-day";

/**
 * Does a job on what is stored of the person now, in the current thread. One whose person is gone
 * is done.
 */
export async function doJob(kind: JobKind, userId: string, now: Date): Promise<void> {
  const learner = await findLearner(userId);
  if (!learner) return;
  const { zone, cutoffHour, memory } = learner;
  const today = studyDayOf(now, zone, cutoffHour);
  if (kind === "refit") await refitMemory({ userId, memory, id: uuidv7(), today, now });
  else if (kind === "refold") await rebuildCards(userId, memory);
  else await storeProjection({ ...learner, now });
}
