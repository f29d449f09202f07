import { MOCK_SCORE, type MockScore } from "./mock-score";
import { normalReach } from "./student-t";

/** A trend needs this many mocks, because two points are always on a line. */
export const TREND_FROM = 3;

export type MockTrend =
  | { readonly kind: "too_few"; readonly mocks: number }
  /**
   * `slope` is the change of the score from mock to mock, a share, within +- `reach` in 95% of
   * cases.
   */
  | {
      readonly kind: "rising" | "falling" | "level";
      readonly mocks: number;
      readonly slope: number;
      readonly reach: number;
    };

/**
 * Returns the line through the scores of unaided mocks in their order, each weighted by 1 /
 * error^2, called rising or falling when 95% of its slope is on one side. Least squares with known
 * errors: Bevington and Robinson, Data Reduction, chapter 6.
 */
export function mockTrend(scores: readonly Pick<MockScore, "score" | "error">[]): MockTrend {
  const mocks = scores.length;
  if (mocks < TREND_FROM) return { kind: "too_few", mocks };
  const points = scores.map(({ score, error }, x) => ({ x, y: score, weight: 1 / error ** 2 }));
  const all = sumOf(points.map(({ weight }) => weight));
  const meanX = sumOf(points.map(({ x, weight }) => x * weight)) / all;
  const meanY = sumOf(points.map(({ y, weight }) => y * weight)) / all;
  const spread = sumOf(points.map(({ x, weight }) => weight * (x - meanX) ** 2));
  const slope =
    sumOf(points.map(({ x, y, weight }) => weight * (x - meanX) * (y - meanY))) / spread;
  const reach = normalReach(MOCK_SCORE.claimed) / Math.sqrt(spread);
  return {
    kind: Math.abs(slope) <= reach ? "level" : slope > 0 ? "rising" : "falling",
    mocks,
    slope,
    reach,
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
