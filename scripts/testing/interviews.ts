import type {
  Answer,
  InterviewState,
  ItemState,
} from "@/lib/interview/rules/session/interview-state";

/** Returns an instant so many seconds after a fixed one. */
export function at(seconds: number): Date {
  return new Date(1_800_000_000_000 + seconds * 1000);
}

/** Returns what a page sends as a locked answer. */
export function said(text: string): Answer {
  return { text, writerId: "5f0c1d5e-0000-4000-8000-000000000001" };
}

/** Returns a question of a minute that nobody has seen yet. */
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

/** Returns an interview at its door. */
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
