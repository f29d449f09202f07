import type { ClockVerdict, Delivery } from "@/lib/interview/rules/session/delivery";

/** The three judgements as the candidate reads them, each with its meaning. */
export const DELIVERY_WORDS: Readonly<
  Record<keyof Delivery, { readonly name: string; readonly means: string }>
> = {
  inTime: { name: "In time", means: "said within the time" },
  structured: { name: "Structured", means: "the answer first, its reasons after it" },
  concise: { name: "Concise", means: "nothing that was not asked for" },
};

/** A sentence for each verdict of the clock. */
export const CLOCK_VERDICTS: Readonly<Record<ClockVerdict, string>> = {
  in_time: "The clock says: in time.",
  cut_off: "The clock says: cut off when the time was over.",
  over_time: "The clock says: over the time.",
};

/** Returns "in time, structured, not concise". */
export function deliveryWords({ inTime, structured, concise }: Delivery): string {
  const words = [
    [inTime, "in time"],
    [structured, "structured"],
    [concise, "concise"],
  ] as const;
  return words
    .flatMap(([is, name]) => (is === null ? [] : is ? [name] : [`not ${name}`]))
    .join(", ");
}
