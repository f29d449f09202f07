/**
 * How an answer was given, as the candidate judged it. It has its own history and never feeds
 * memory.
 */
export type Delivery = {
  /** Given within its time, or null without a clock. */
  readonly inTime: boolean | null;
  /** The answer first, its reasons after it. */
  readonly structured: boolean;
  /** Nothing that wasn't asked for. */
  readonly concise: boolean;
};

/** The clock's verdict on an answer, which the person may override. */
export type ClockVerdict = "in_time" | "cut_off" | "over_time";

/** Returns the clock's verdict on an answer, or null without a clock. */
export function clockOnDelivery(item: {
  readonly limitMs: number | null;
  readonly lockedBy: string | null;
  readonly overtimeMs: number;
}): ClockVerdict | null {
  if (item.limitMs === null) return null;
  if (item.overtimeMs > 0) return "over_time";
  if (item.lockedBy === "clock") return "cut_off";
  return "in_time";
}

/** The number of judged answers, and of those with each quality. */
export type DeliveryCounts = {
  readonly judged: number;
  /** Those that were in time, and those that had a time. */
  readonly inTime: number;
  readonly timed: number;
  readonly structured: number;
  readonly concise: number;
};

/** Returns the counts of the judgements, or null when there are none. */
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
