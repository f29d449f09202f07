import { findProjection } from "@/lib/memory/data/projections";
import type { Projection } from "@/lib/memory/rules/plan/projection";
import { loadDay, type Learner } from "@/lib/practice/usecases/load-day";
import { askForJob, hasJobFailed } from "@/lib/shared/data/jobs";
import { hashOf, toProjected } from "./project-plan";

const WAIT_MS = 20_000;
const LOOK_EVERY_MS = 250;

export type LoadedProjection = Omit<Projection, "unreached"> & {
  readonly unreached: readonly { readonly questionId: string; readonly questionText: string }[];
};

/**
 * Returns what the plan brings until the interview, what it doesn't reach and what ten more minutes
 * a day would add, or null without an interview ahead. The worker calculates it, and this waits for
 * that: "waiting" when it takes longer than `waitMs`, "failed" when the worker has given up.
 */
export async function loadProjection(
  learner: Learner,
  waitMs = WAIT_MS,
): Promise<LoadedProjection | "waiting" | "failed" | null> {
  const end = performance.now() + waitMs;
  let asked: string | null = null;
  for (;;) {
    const { input, waiting, interviewDay, questions } = await loadDay(learner);
    if (interviewDay === null) return null;
    const hash = hashOf(toProjected(input, waiting));
    const stored = await findProjection(learner.userId);
    if (stored?.inputHash === hash) return stored.result && withTexts(stored.result, questions);
    // Another hash than the last time means that something changed under way, perhaps after the
    // worker has looked.
    if (asked !== hash) await askForJob("project", learner.userId);
    asked = hash;
    const outcome = await changeFrom(stored?.inputHash ?? null, learner.userId, end);
    if (outcome !== "changed") return outcome;
  }
}

/** Waits until the person's projection is another one than that with this hash. */
async function changeFrom(
  hash: string | null,
  userId: string,
  end: number,
): Promise<"changed" | "waiting" | "failed"> {
  while (performance.now() < end) {
    if (((await findProjection(userId))?.inputHash ?? null) !== hash) return "changed";
    if (await hasJobFailed("project", userId)) return "failed";
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  }
  return "waiting";
}

function withTexts(
  projection: Projection,
  questions: readonly { readonly questionId: string; readonly questionText: string }[],
): LoadedProjection {
  const texts = new Map(
    questions.map(({ questionId, questionText }) => [questionId, questionText]),
  );
  return {
    ...projection,
    unreached: projection.unreached.map((questionId) => ({
      questionId,
      questionText: texts.get(questionId) ?? "",
    })),
  };
}
