import type { Grade } from "@/lib/memory/rules/cards/grade";
import { gradeName } from "@/lib/memory/words/grade-words";
import { counted } from "@/lib/shared/words/counted";
import type { Changes } from "@/lib/progress/rules/attempts";
import { percent } from "@/lib/shared/words/percent";

/**
 * Returns the changes since the previous attempt, each in a few words, the most important first, or
 * none. `grade` is the current one.
 */
export function changeWords(
  { gained, lost, share, gradeBefore, confidence, answeringMs, words }: Changes,
  grade: Grade | null,
): readonly string[] {
  const seconds = Math.round((answeringMs ?? 0) / 1000);
  return [
    gained.length > 0 && `${counted(gained.length, "point", "points")} gained`,
    lost.length > 0 && `${counted(lost.length, "point", "points")} lost`,
    share &&
      Math.abs(share) >= 0.005 &&
      `${percent(Math.abs(share))} ${share > 0 ? "more" : "less"} of the weight covered`,
    gradeBefore && grade && `from ${gradeName(gradeBefore)} to ${gradeName(grade)}`,
    seconds !== 0 && `${Math.abs(seconds)}\u{A0}s ${seconds < 0 ? "quicker" : "longer"}`,
    words && `${counted(Math.abs(words), "word", "words")} ${words > 0 ? "more" : "fewer"}`,
    confidence &&
      `confidence ${percent(Math.abs(confidence) / 100)} ${confidence > 0 ? "higher" : "lower"}`,
  ].filter((each) => typeof each === "string");
}
