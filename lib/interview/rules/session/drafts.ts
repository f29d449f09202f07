/** The longest text of an answer in characters, some 3,000 words. */
export const MAX_ANSWER = 20_000;

/**
 * The text of one writer (a tab on a device). A writer overwrites only itself, and only with a
 * higher `seq`.
 */
export type Draft = {
  readonly writerId: string;
  readonly seq: number;
  readonly text: string;
  readonly savedAt: Date;
  /** True when it came after the answer was locked or its time was over. */
  readonly late: boolean;
  /** The draft that this writer started from. */
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

/** Everything about a draft except its text, which may be long. */
export type DraftOutline = Omit<Draft, "text">;

/**
 * Returns the draft that counts, or null when there's none; a late one never counts. A draft is
 * superseded only when another writer continued from exactly that state of it, so no device
 * overwrites another's text.
 */
export function currentDraft<Known extends DraftOutline>(drafts: readonly Known[]): Known | null {
  return (
    headsOf(drafts)
      .toSorted(newestFirst)
      .find((draft) => !draft.late) ?? null
  );
}

/** Returns the drafts that nobody continued from. */
function headsOf<Known extends DraftOutline>(drafts: readonly Known[]): readonly Known[] {
  return drafts.filter((draft) => !drafts.some((other) => isBasedOn(other, draft)));
}

/**
 * Returns the answer of an item: the locked text, or while it's open the text that would be locked
 * now.
 */
export function answerOf(
  item: {
    readonly lockedAt: Date | null;
    readonly answerText: string;
    readonly lockedWriter: string | null;
  },
  drafts: readonly Draft[],
): { readonly text: string; readonly writerId: string | null } {
  if (item.lockedAt) return { text: item.answerText, writerId: item.lockedWriter };
  const current = currentDraft(drafts);
  return { text: current?.text ?? "", writerId: current?.writerId ?? null };
}

/**
 * Returns the texts that differ from the answer. Even the locking writer can have one, because its
 * last words may have arrived while another device locked.
 */
export function textsBeside(
  answer: { readonly text: string },
  drafts: readonly Draft[],
): readonly Draft[] {
  return drafts.filter((draft) => isBeside(draft, answer.text));
}

function isBeside(draft: Draft, answerText: string): boolean {
  return draft.text.trim() !== "" && draft.text !== answerText;
}

/** Returns whether another device has text that this writer didn't start from. */
export function hasRival(
  writerId: string,
  drafts: readonly (DraftOutline & {
    /** True when it says something other than this writer's own draft. */
    readonly isOther: boolean;
  })[],
): boolean {
  return headsOf(drafts).some((draft) => draft.isOther && draft.writerId !== writerId);
}

function isBasedOn(later: DraftOutline, earlier: DraftOutline): boolean {
  return (
    later.writerId !== earlier.writerId &&
    later.basedOnWriter === earlier.writerId &&
    later.basedOnSeq === earlier.seq
  );
}

function newestFirst(a: DraftOutline, b: DraftOutline): number {
  return b.savedAt.getTime() - a.savedAt.getTime() || (a.writerId < b.writerId ? 1 : -1);
}
