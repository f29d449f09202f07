/** What one writer (a tab on a device) typed. A writer only overwrites itself, and only with a higher `seq`. */
export type Draft = {
  readonly writerId: string;
  readonly seq: number;
  readonly text: string;
  readonly savedAt: Date;
  /** Came after the answer was locked or its time was over. */
  readonly late: boolean;
  /** The draft that this writer started from. */
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

/**
 * The text that counts and the texts to keep beside it. A draft is superseded when another writer went on from exactly that state of
 * it; whoever typed on after that stands beside, so no text is ever overwritten by another device. Late text never counts.
 */
export function mergeDrafts(drafts: readonly Draft[]): {
  readonly current: Draft | null;
  readonly others: readonly Draft[];
} {
  const heads = drafts.filter((draft) => !drafts.some((other) => isBasedOn(other, draft))).toSorted(newestFirst);
  const current = heads.find((draft) => !draft.late) ?? null;
  return { current, others: heads.filter((draft) => isBeside(draft, current?.text ?? "")) };
}

/** The answer of an item: what was locked, or what would be locked now while it is open. */
export function answerOf(
  item: { readonly lockedAt: Date | null; readonly answerText: string; readonly lockedWriter: string | null },
  drafts: readonly Draft[],
): { readonly text: string; readonly writerId: string | null } {
  if (item.lockedAt) return { text: item.answerText, writerId: item.lockedWriter };
  const { current } = mergeDrafts(drafts);
  return { text: current?.text ?? "", writerId: current?.writerId ?? null };
}

/**
 * The texts to keep beside an answer: whatever was typed for it and says something else. The locking writer's too: its last words may have been
 * kept in the very moment in which another device locked what it had before.
 */
export function textsBeside(answer: { readonly text: string }, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter((draft) => isBeside(draft, answer.text));
}

function isBeside(draft: Draft, answerText: string): boolean {
  return draft.text.trim() !== "" && draft.text !== answerText;
}

/** Whether another device has text of its own that this writer did not start from. */
export function hasRival(writerId: string, drafts: readonly Draft[]): boolean {
  const own = drafts.find((draft) => draft.writerId === writerId);
  const { current, others } = mergeDrafts(drafts);
  return [current, ...others].some(
    (draft) => draft && draft.writerId !== writerId && draft.text.trim() !== "" && draft.text !== own?.text,
  );
}

function isBasedOn(later: Draft, earlier: Draft): boolean {
  return (
    later.writerId !== earlier.writerId && later.basedOnWriter === earlier.writerId && later.basedOnSeq === earlier.seq
  );
}

function newestFirst(a: Draft, b: Draft): number {
  return b.savedAt.getTime() - a.savedAt.getTime() || (a.writerId < b.writerId ? 1 : -1);
}
