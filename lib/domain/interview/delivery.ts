/** How an answer was said, apart from what was known: judged by the candidate, kept with its own history, and never fed to memory. */
export type Delivery = {
  /** Said within its time. */
  readonly inTime: boolean;
  /** The answer first, its reasons after it. */
  readonly structured: boolean;
  /** Nothing that was not asked for. */
  readonly concise: boolean;
};

/** The three things as the candidate reads them, each with what it means. */
export const DELIVERY_WORDS: Readonly<Record<keyof Delivery, { readonly name: string; readonly means: string }>> = {
  inTime: { name: "In time", means: "said within the time" },
  structured: { name: "Structured", means: "the answer first, its reasons after it" },
  concise: { name: "Concise", means: "nothing that was not asked for" },
};

/** What the clock alone knows: whether the person ended the answer within its time. The rest only they can say. */
export function presetDelivery(item: {
  readonly limitMs: number | null;
  readonly lockedBy: string | null;
  readonly overtimeMs: number;
}): Delivery {
  const inTime = item.limitMs !== null && item.lockedBy === "person" && item.overtimeMs === 0;
  return { inTime, structured: false, concise: false };
}
