import { createInterview, type NewInterview } from "@/lib/interview/data/interview-writes";
import { listPackFiles } from "@/lib/questions/data/packs";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { drawQuestions, type DrawnQuestion } from "@/lib/interview/rules/blueprint/draw-questions";
import { itemLimits } from "@/lib/interview/rules/blueprint/duration";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import type { DayRule } from "@/lib/shared/study-day";
import { loadDrawBank, loadDrawSnapshot, type DrawBank } from "./load-draw";
import { topUpReserve } from "@/lib/questions/usecases/top-up-reserve";

/**
 * The person who starts an interview, and what the caller makes: its id and the seed of its draw, a
 * whole number of 32 bits.
 */
export type StartRequest = DayRule & {
  readonly userId: string;
  readonly interviewId: string;
  readonly extraTime: ExtraTime;
  readonly seed: number;
  readonly now: Date;
};

/**
 * Draws the questions of a blueprint for this person and stores the interview, with no clock
 * running yet. Refuses with no_questions when nothing fits, or unknown_topic.
 */
export async function startInterview(
  request: StartRequest & { readonly blueprint: Blueprint },
): Promise<Result<{ interviewId: string }, Refusal>> {
  const { userId, interviewId, blueprint, extraTime, seed, now } = request;
  if (!(await areKnownTopics(blueprint))) return err({ code: "unknown_topic" });
  const bank = await loadDrawBank(blueprint);
  const snapshot = await loadDrawSnapshot(request, await topUpReserve(userId, bank, now));
  const drawn = drawQuestions({ bank, snapshot, blueprint, extraTime, seed });
  return makeInterview(
    request,
    { blueprint, seed, seriesId: interviewId, drawnAs: "new" },
    bank,
    drawn,
  );
}

/**
 * Returns whether every topic of a custom recipe is a topic or a pack, because a form may send
 * anything and the recipe is stored.
 */
async function areKnownTopics({ key, cells }: Blueprint): Promise<boolean> {
  const wanted = key === "own" ? cells.flatMap(({ topics }) => topics) : [];
  if (wanted.length === 0) return true;
  const known = new Set(
    (await listPackFiles()).flatMap(({ id, topics }) => [id, ...topics.map((topic) => topic.id)]),
  );
  return wanted.every((topic) => known.has(topic));
}

/**
 * Stores an interview with these questions, each in its current revision. Refuses with no_questions
 * when there are none.
 */
export async function makeInterview(
  { userId, interviewId, extraTime, now }: StartRequest,
  family: Pick<NewInterview, "blueprint" | "seed" | "seriesId" | "drawnAs">,
  bank: DrawBank,
  drawn: readonly DrawnQuestion[],
): Promise<Result<{ interviewId: string }, Refusal>> {
  if (drawn.length === 0) return err({ code: "no_questions" });
  const questions = new Map(bank.map((question) => [question.id, question]));
  const items = drawn.map((each) => {
    const question = questions.get(each.questionId);
    if (!question)
      throw new Error(`Inconsistent: ${each.questionId} was drawn and is not in the bank`);
    const { revision, limitSeconds } = question;
    return { ...each, revision, ...itemLimits(limitSeconds, family.blueprint, extraTime) };
  });
  await createInterview(userId, { id: interviewId, ...family, extraTime, createdAt: now }, items);
  return ok({ interviewId });
}
