import { inSentence } from "@/lib/shared/words/in-sentence";
import { isComparable, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";

/** Returns extra time in words, for settings and the report. */
export function describeExtraTime(extraTime: ExtraTime): string {
  if (extraTime === "none") return "No extra time";
  if (extraTime === "untimed") return "No time limit";
  return `${extraTime} times the limit`;
}

/**
 * Returns the effect of different extra time on the comparison of two mocks, in a sentence, or null
 * when it was the same.
 */
export function extraTimeDifference(before: ExtraTime, now: ExtraTime): string | null {
  if (before === now) return null;
  const times = `The one before: ${inSentence(describeExtraTime(before))}; this one: ${inSentence(describeExtraTime(now))}.`;
  return isComparable(before, now)
    ? `${times} Some of the difference can come from that.`
    : `${times} So their difference is not one of knowing alone.`;
}
