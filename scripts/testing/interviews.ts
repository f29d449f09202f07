import type {
  Answer,
  InterviewState,
  ItemState,
} from "@/lib/interview/rules/session/interview-state";

/** Returns the instant this many seconds after a fixed one. */
export function at(seconds: number): Date {
  return new Date(1_800_000_000_000 + seconds * 1000);
}

/** Returns a locked answer as a page sends it. */
export function said(text: string): Answer {
  return { text, writerId: "5f0c1d5e-0000-4000-8000-000000000001" };
}

/** Returns an unseen question with a limit of one minute. */
export function anItem(position: number, more: Partial<ItemState> = {}): ItemState {
  return {
    position,
    isStrict: true,
    limitMs: 60_000,
    thinkingMs: 0,
    extensionMs: 0,
    extendedAt: [],
    shownAt: null,
    answerFrom: null,
    lockedAt: null,
    lockedBy: null,
    answerText: "",
    lockedWriter: null,
    confidence: null,
    revealedAt: null,
    gradingFrom: null,
    gradedAt: null,
    eventId: null,
    delivery: null,
    afterwardsPointIds: [],
    ...more,
  };
}

/** Returns an interview that hasn't started. */
export function aState(
  items: readonly ItemState[],
  more: Partial<InterviewState> = {},
): InterviewState {
  return {
    sessionMs: null,
    activeAt: at(0),
    resumedAt: null,
    finishedAt: null,
    endedBy: null,
    items,
    ...more,
  };
}
