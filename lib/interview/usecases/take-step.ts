import { findDraft, listDraftOutlines } from "@/lib/interview/data/drafts";
import {
  findInterview,
  type InterviewItemRow,
  type InterviewRow,
  type ItemKey,
} from "@/lib/interview/data/interviews";
import { stepWrites } from "@/lib/interview/data/interview-writes";
import { lockedAtOf } from "@/lib/interview/rules/session/clock";
import { currentDraft, type Draft } from "@/lib/interview/rules/session/drafts";
import type { Answer, AnswerMode } from "@/lib/interview/rules/session/interview-state";
import type { HeldText } from "@/lib/interview/rules/session/late-text";
import { steps } from "@/lib/interview/rules/session/machine";
import type { Step } from "@/lib/interview/rules/session/step";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import type { Refusal } from "@/lib/shared/refusal";
import { err, type Result } from "@/lib/shared/result";

export type InterviewRequest = {
  readonly userId: string;
  readonly interviewId: string;
  readonly now: Date;
};
export type ItemRequest = ItemKey & { readonly userId: string; readonly now: Date };

export type DraftText = {
  readonly writerId: string;
  readonly seq: number;
  readonly text: string;
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

/**
 * What a page sends about an open answer: the typed text, and how it's given unless that stays the
 * same.
 */
export type DraftRequest = ItemRequest & {
  readonly typed: DraftText;
  /** Says that the page held the text before its countdown was over; missing for later text. */
  readonly held?: HeldText | undefined;
  readonly answerMode?: AnswerMode | undefined;
};

/**
 * Takes steps in an interview as it is now, all or none and each once, even when many tabs and
 * devices act at the same time, and returns the interview afterwards. `next` chooses the steps;
 * refuses with not_found and as the machine does.
 */
export function takeSteps(
  { userId, interviewId, now }: InterviewRequest,
  next: (interview: InterviewRow) => Promise<readonly Step[]> | readonly Step[],
): Promise<Result<InterviewRow, Refusal>> {
  return retryOnRace<Result<InterviewRow, Refusal>>(
    `a step of interview ${interviewId}`,
    async () => {
      const before = await findInterview(userId, interviewId);
      if (!before) return err({ code: "not_found" });
      const after = steps(before, await next(before), now);
      if (!after.ok || after.value === before) return after;
      return (await commit(stepWrites(userId, before, after.value))) === "done" ? after : "raced";
    },
  );
}

/** Takes one step at one question, after storing a lock that a strict clock has made. */
export function takeItemStep(
  { userId, interviewId, position, now }: ItemRequest,
  step: Step,
): Promise<Result<InterviewRow, Refusal>> {
  return takeSteps({ userId, interviewId, now }, async (interview) => [
    ...(await overdueSteps(userId, interview, position, now)),
    step,
  ]);
}

/**
 * Returns the step that stores a lock made by the clock, with the text that counted then. None when
 * there's nothing to store.
 */
export async function overdueSteps(
  userId: string,
  { id, items }: Pick<InterviewRow, "id"> & { readonly items: readonly InterviewItemRow[] },
  position: number,
  now: Date,
): Promise<readonly Step[]> {
  const item = items[position];
  if (!item || item.lockedAt || !lockedAtOf(item, now)) return [];
  return [
    {
      kind: "lock_overdue",
      position,
      answer: await draftedAnswer(userId, { interviewId: id, position }),
    },
  ];
}

/**
 * Returns the draft that counts now, or null when nothing was typed in time. It reads only that
 * draft's text.
 */
export async function findCurrentDraft(userId: string, key: ItemKey): Promise<Draft | null> {
  const current = currentDraft(await listDraftOutlines(userId, key));
  return current && findDraft(userId, key, current.writerId);
}

/** Returns the newest text that counts, which a lock would make the answer. */
export async function draftedAnswer(userId: string, key: ItemKey): Promise<Answer> {
  const current = await findCurrentDraft(userId, key);
  return {
    text: current?.text ?? "",
    writerId: current?.writerId ?? null,
    savedAt: current?.savedAt ?? null,
  };
}
