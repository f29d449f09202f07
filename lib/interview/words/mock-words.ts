import { capitalCounted, counted } from "@/lib/shared/words/counted";
import type { MockDifference } from "@/lib/interview/rules/mock/compare-mocks";
import { TREND_FROM, type MockTrend } from "@/lib/interview/rules/mock/mock-trend";

/** Returns the trend as the title of a chart. */
export function trendInWords(trend: MockTrend): string {
  if (trend.kind === "too_few") {
    const missing = TREND_FROM - trend.mocks;
    return `${trend.mocks === 1 ? "One unaided mock so far" : `${trend.mocks} unaided mocks so far`}: with ${counted(missing, "more", "more")} a trend can be seen.`;
  }
  if (trend.kind === "level")
    return `Over ${trend.mocks} unaided mocks no change is larger than chance.`;
  const points = Math.max(1, Math.round(Math.abs(trend.slope) * 100));
  const way = trend.kind === "rising" ? "rose" : "fell";
  return `Over ${trend.mocks} unaided mocks your score ${way} by about ${counted(points, "percentage point", "percentage points")} from each to the next.`;
}

/**
 * Returns "12 percentage points more than on Tue 3 March. With 5 questions, up to 20 come by
 * chance: this may be chance."
 */
export function differenceInWords(
  { difference, reach, verdict }: MockDifference,
  { questions, day }: { readonly questions: number; readonly day: string },
): string {
  const points = Math.round(Math.abs(difference) * 100);
  const change =
    points === 0
      ? `As much as on ${day}.`
      : `${capitalCounted(points, "percentage point", "percentage points")} ${difference > 0 ? "more" : "less"} than on ${day}.`;
  const asked = `With ${counted(questions, "question", "questions")}`;
  if (reach >= 1) return `${change} ${asked} every difference can be chance.`;
  const chance = `${asked}, up to ${Math.round(reach * 100)} come by chance`;
  if (points === 0) return `${change} ${chance}.`;
  return `${change} ${chance}: this ${verdict === "within_chance" ? "may be chance" : "is more than chance"}.`;
}
