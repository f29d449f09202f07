import { listDraftOutlines } from "@/lib/interview/data/drafts";
import type { JudgedItem } from "@/lib/interview/data/interviews";
import { wasOpenedSince } from "@/lib/interview/data/question-history";
import { addSessionLogEntry } from "@/lib/interview/data/session-log";
import { deadlineOf } from "@/lib/interview/rules/session/clock";
import { currentDraft, type Draft } from "@/lib/interview/rules/session/drafts";
import { countsThoughLate } from "@/lib/interview/rules/session/late-text";
import { overdueSteps, takeSteps, type DraftRequest } from "./take-step";

/**
 * Stores a lock that the clock has made, and makes text that arrives after it the answer if it
 * counts though it's late. Returns how to store the text: counted as saved at the deadline, and any
 * other marked late.
 */
export async function takeLateText(
  request: DraftRequest,
  item: JudgedItem,
  isFinished: boolean,
): Promise<Pick<Draft, "savedAt" | "late">> {
  const { userId, interviewId, position, now, typed } = request;
  const deadline = deadlineOf(item);
  const counts =
    deadline && typed.seq > 0 && (await wouldCount(request, item, { isFinished, deadline }));
  // The answer at the deadline is locked first, because this writer's later text replaces its
  // earlier one.
  const taken = await takeSteps({ userId, interviewId, now }, async (fresh) => [
    ...(await overdueSteps(userId, fresh, position, now)),
    ...(counts ? [{ kind: "late_text", position, answer: typed } as const] : []),
  ]);
  const answer = taken.ok ? taken.value.items[position] : undefined;
  const isAnswer = answer?.lockedWriter === typed.writerId && answer.answerText === typed.text;
  if (!counts || !isAnswer) return { savedAt: now, late: true };
  // One entry for each page, however often it sends.
  const entry = { id: typed.writerId, kind: "arrived", begunAt: deadline, endedAt: now } as const;
  await addSessionLogEntry(userId, { interviewId, position }, { ...entry, ms: null });
  return { savedAt: deadline, late: false };
}

/** Returns whether this text counts, and would have been the answer if it had come in time. */
async function wouldCount(
  { userId, interviewId, position, typed, held, now }: DraftRequest,
  item: JudgedItem,
  { isFinished, deadline }: { readonly isFinished: boolean; readonly deadline: Date },
): Promise<boolean> {
  if (!held || !item.shownAt) return false;
  const drafts = await listDraftOutlines(userId, { interviewId, position });
  const earlier = drafts.find(({ writerId }) => writerId === typed.writerId);
  if (earlier && earlier.seq >= typed.seq) return false;
  const wasToldLate = earlier?.late ?? false;
  const wasOpened = await wasOpenedSince(userId, item.questionId, item.shownAt);
  const facts = { held, isFinished, wasOpened, wasToldLate };
  if (!countsThoughLate(item, facts, now)) return false;
  const arrived = { ...typed, ...earlier, seq: typed.seq, savedAt: deadline, late: false };
  const others = drafts.filter((draft) => draft !== earlier);
  return currentDraft([...others, arrived])?.writerId === typed.writerId;
}
