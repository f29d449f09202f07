import { HEALTH_FROM_REVIEWS, type Health } from "@/lib/memory/rules/fit/health";

/** Returns a sentence that says how far to trust the predictions. */
export function healthInWords({ verdict, reviews }: Pick<Health, "verdict" | "reviews">): string {
  if (verdict === "unknown")
    return `There are too few reviews yet to judge the predictions: ${reviews} of ${HEALTH_FROM_REVIEWS}.`;
  if (verdict === "good")
    return `Over ${reviews} reviews the predictions were as close to your grades as they usually are.`;
  return `Over ${reviews} reviews the predictions were further from your grades than usual. Use Again whenever you had forgotten, never Hard.`;
}
