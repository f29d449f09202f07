import { findInterview, type InterviewRow } from "@/lib/interview/data/interviews";
import { listSeriesQuestions } from "@/lib/interview/data/interview-draws";
import { drawQuestions, repeatQuestions } from "@/lib/interview/rules/blueprint/draw-questions";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { loadDrawBank, loadDrawSnapshot } from "./load-draw";
import { makeInterview, type StartRequest } from "./start-interview";
import { topUpReserve } from "@/lib/questions/usecases/top-up-reserve";

/**
 * What a repeated interview couldn't do: how many questions are left out, and how many come again
 * although others were wanted.
 */
export type RepeatedInterview = {
  readonly interviewId: string;
  readonly missing: number;
  readonly repeated: number;
};

type RepeatRequest = StartRequest & { readonly sourceId: string };

/**
 * Starts an interview with the same questions, without those retired or set aside (`missing`), in
 * the same series. Refuses with not_found, or none_left when no question is left.
 */
export async function retakeInterview(
  request: RepeatRequest,
): Promise<Result<RepeatedInterview, Refusal>> {
  const { userId, sourceId, now } = request;
  const source = await findInterview(userId, sourceId);
  if (!source) return err({ code: "not_found" });
  const bank = await loadDrawBank(source.blueprint);
  const snapshot = await loadDrawSnapshot(request, await topUpReserve(userId, bank, now));
  const { drawn, missing } = repeatQuestions(source.items, bank, snapshot);
  if (drawn.length === 0) return err({ code: "none_left" });
  const family = { ...familyOf(source), seed: source.seed, drawnAs: "retake" as const };
  const made = await makeInterview(request, family, bank, drawn);
  return made.ok ? ok({ ...made.value, missing, repeated: 0 }) : made;
}

/**
 * Starts an interview with other questions of the same cells; `repeated` of them come again because
 * there are no others, and `missing` are left out. Refuses with not_found, or none_left when
 * nothing fits.
 */
export async function parallelInterview(
  request: RepeatRequest,
): Promise<Result<RepeatedInterview, Refusal>> {
  const { userId, sourceId, extraTime, seed, now } = request;
  const source = await findInterview(userId, sourceId);
  if (!source) return err({ code: "not_found" });
  const { blueprint, seriesId, items } = source;
  const bank = await loadDrawBank(blueprint);
  const [snapshot, had] = await Promise.all([
    loadDrawSnapshot(request, await topUpReserve(userId, bank, now)),
    listSeriesQuestions(userId, seriesId),
  ]);
  const avoid = new Set(had);
  const counts = blueprint.cells.map(
    (_, index) => items.filter(({ cell }) => cell === index).length,
  );
  const drawn = drawQuestions({ bank, snapshot, blueprint, extraTime, seed, avoid, counts });
  if (drawn.length === 0) return err({ code: "none_left" });
  const made = await makeInterview(
    request,
    { ...familyOf(source), seed, drawnAs: "parallel" },
    bank,
    drawn,
  );
  if (!made.ok) return made;
  const repeated = drawn.filter(({ questionId }) => avoid.has(questionId)).length;
  return ok({ ...made.value, missing: items.length - drawn.length, repeated });
}

/** A new interview has a session log, even when it repeats one without. */
function familyOf({ blueprint, seriesId }: InterviewRow) {
  return {
    blueprint: blueprint.key === "earlier" ? { ...blueprint, key: "own" } : blueprint,
    seriesId,
  };
}
