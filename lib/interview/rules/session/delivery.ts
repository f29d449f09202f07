/** How an answer was said, apart from what was known: judged by the candidate, kept with its own history, and never fed to memory. */
export type Delivery = {
  /** Said within its time; null where there was no clock. */
  readonly inTime: boolean | null;
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

/** What the clock alone knows of an answer: how it stands until the person says otherwise. */
export type ClockVerdict = { readonly inTime: boolean; readonly words: string };

/** The clock's verdict for whoever judges: "The clock says: in time." Null without a clock. */
export function clockOnDelivery(item: {
  readonly limitMs: number | null;
  readonly lockedBy: string | null;
  readonly overtimeMs: number;
}): ClockVerdict | null {
  if (item.limitMs === null) return null;
  if (item.overtimeMs > 0) return { inTime: false, words: "The clock says: over the time." };
  if (item.lockedBy === "clock") return { inTime: false, words: "The clock says: cut off when the time was over." };
  return { inTime: true, words: "The clock says: in time." };
}

/** "in time, structured, not concise" */
export function deliveryWords({ inTime, structured, concise }: Delivery): string {
  const words = [
    [inTime, "in time"],
    [structured, "structured"],
    [concise, "concise"],
  ] as const;
  return words.flatMap(([is, name]) => (is === null ? [] : is ? [name] : [`not ${name}`])).join(", ");
}

/** How many answers were judged, and of how many each thing was said. */
export type DeliveryCounts = {
  readonly judged: number;
  /** Those that were said within their time, and those that had one. */
  readonly inTime: number;
  readonly timed: number;
  readonly structured: number;
  readonly concise: number;
};

/** Counts what was judged; null when nothing was. */
export function countDelivery(judged: readonly Delivery[]): DeliveryCounts | null {
  if (judged.length === 0) return null;
  const count = (is: (delivery: Delivery) => boolean) => judged.filter(is).length;
  return {
    judged: judged.length,
    inTime: count(({ inTime }) => inTime === true),
    timed: count(({ inTime }) => inTime !== null),
    structured: count(({ structured }) => structured),
    concise: count(({ concise }) => concise),
  };
}
