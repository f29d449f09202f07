import { cardWrites, readCard } from "@/lib/memory/data/card-changes";
import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { decide, type Decision } from "@/lib/memory/rules/log/decide";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import { oneAtATime } from "@/lib/shared/one-at-a-time";

/**
 * Appends an event to the log and moves its card: both or
 * neither, and no concurrent event is lost. Gives the change that was stored, or why there's none.
 */
export function appendEvent(event: ReviewEvent, memory: MemorySettings): Promise<Decision> {
  const { userId, questionId, variant } = event;
  // Events of one card that arrive together would only make each other repeat their work.
  return oneAtATime(`${userId} ${questionId} ${variant}`, () =>
    retryOnRace<Decision>(`event ${event.id}`, async () => {
      const decision = decide(event, await readCard(event), memory);
      if (decision.kind !== "change") return decision;
      const committed = await commit(cardWrites(decision));
      return committed === "done"
        ? decision
        : committed === "raced"
          ? committed
          : { kind: committed };
    }),
  );
}
