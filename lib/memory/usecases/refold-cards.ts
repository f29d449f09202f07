import { refoldWrites } from "@/lib/memory/data/card-changes";
import { listCards } from "@/lib/memory/data/cards";
import { listLog } from "@/lib/memory/data/review-events";
import { cardsOf } from "@/lib/memory/rules/cards/cards-of";
import { foldLog } from "@/lib/memory/rules/cards/fold";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { commit } from "@/lib/shared/data/commit";

/**
 * Refolds every graded card of the person, as new weights, a new desired retention or a new engine
 * require. A card that changes at the same time is left, and folded when it's next written.
 */
export async function refoldCards(userId: string, memory: MemorySettings): Promise<void> {
  const [model, schedule] = [modelOf(memory), scheduleOf(memory)];
  // We read the versions before the log, so an event that slips in between changes the version.
  const cards = await listCards(userId);
  const versions = new Map(
    cards.map((card) => [`${card.questionId} ${card.variant}`, card.version]),
  );
  for (const { questionId, variant, events } of cardsOf(await listLog(userId))) {
    const version = versions.get(`${questionId} ${variant}`);
    if (version === undefined) continue;
    await commit(
      refoldWrites(
        { userId, questionId, variant },
        foldLog(events, model, schedule),
        version,
        model,
      ),
    );
  }
}
