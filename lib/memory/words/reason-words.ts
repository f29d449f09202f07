import type { PlanReason } from "@/lib/memory/rules/plan/plan-types";

/** Returns the reason why a question is in today's session, such as "due for 3 days" or "new". */
export function reasonWords(reason: PlanReason | { readonly code: "again" }): string {
  switch (reason.code) {
    case "due":
      if (reason.overdueDays === 0) return "due today";
      return reason.overdueDays === 1
        ? "due since yesterday"
        : `due for ${reason.overdueDays} days`;
    case "new":
      return "new";
    case "gain":
      return `${Math.round(reason.recallWithout * 100)} to ${Math.round(reason.recallWith * 100)} % on the day`;
    case "again":
      return "once more today";
  }
}
