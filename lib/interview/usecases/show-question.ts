import { dropReleased } from "@/lib/questions/data/reserved-questions";
import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { takeItemStep, type ItemRequest } from "./take-step";

/**
 * Shows the next question and starts its clock, once. Refuses with not_found, out_of_order when
 * another question comes first, or interview_over.
 */
export async function showQuestion(request: ItemRequest): Promise<Result<null, Refusal>> {
  await dropReleased(request.userId, request);
  const shown = await takeItemStep(request, { kind: "show", position: request.position });
  return shown.ok ? ok(null) : shown;
}
