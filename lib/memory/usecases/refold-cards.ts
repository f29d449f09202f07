import { refoldCard } from "@/lib/memory/data/append-event";
import { listCards } from "@/lib/memory/data/cards";
import { statement } from "@/lib/shared/data/client";
import { listLog } from "@/lib/memory/data/review-events";
import { cardsOf } from "@/lib/memory/rules/cards/cards-of";
import { foldLog } from "@/lib/memory/rules/cards/fold";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";

/**
 * Folds every graded card of the person anew, as other weights, another desired retention or another engine ask. One that moves meanwhile
 * is folded when it is next written.
 */
export async function refoldCards(userId: string, memory: MemorySettings): Promise<void> {
  const [model, schedule] = [modelOf(memory), scheduleOf(memory)];
  const { engineVersion, parameterVersion } = model;
  // The versions are read before the log: an event that slips in between shows as another version.
  const cards = await listCards(userId);
  const versions = new Map(cards.map((card) => [`${card.questionId} ${card.prompt}`, card.version]));
  for (const { questionId, prompt, events } of cardsOf(await listLog(userId))) {
    const version = versions.get(`${questionId} ${prompt}`);
    if (version === undefined) continue;
    const card = { userId, questionId, prompt, engineVersion, parameterVersion };
    await refoldCard(statement, card, foldLog(events, model, schedule), version);
  }
}
