import { cardWrites, readCard } from "@/lib/memory/data/card-changes";
import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { decide, type Decision } from "@/lib/memory/rules/log/decide";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import { oneAtATime } from "@/lib/shared/one-at-a-time";

/**
 * Stores an event and the change to its card, both or neither, and returns the decision. No
 * concurrent event is lost.
 */
export function appendEvent(event: ReviewEvent, memory: MemorySettings): Promise<Decision> {
  const { userId, questionId, variant } = event;
  // Events of one card that arrive together would make each other start over.
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
