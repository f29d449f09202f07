import { emptyCardWrite, rebuildWrite } from "@/lib/memory/data/card-changes";
import { findCardRecord, type CardKey } from "@/lib/memory/data/cards";
import {
  findMemorySettings,
  listFits,
  listRebuildsOwed,
  noteRebuilt,
} from "@/lib/memory/data/parameter-fits";
import type { StoredAnswer } from "@/lib/memory/data/event-rows";
import { fillForecasts, listCardLog, listCardsOfLog } from "@/lib/memory/data/review-events";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { foldAll } from "@/lib/memory/rules/log/decide";
import { longTermPredictions } from "@/lib/memory/rules/readiness/predictions";
import { readRevisions } from "@/lib/questions/data/packs";
import { commit, type Committed } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";

/**
 * Makes every card of the person what their log says under these weights, while they practise, and
 * returns the number of cards.
 */
export async function rebuildCards(
  userId: string,
  memory: MemorySettings,
  { fills = false }: { readonly fills?: boolean } = {},
): Promise<number> {
  const keys = await listCardsOfLog(userId);
  const modelFor = fills ? await modelsOf(userId) : null;
  for (const key of keys)
    await retryOnRace<Committed>(`card ${key.questionId}`, () =>
      rebuildCard(key, memory, modelFor),
    );
  return keys.length;
}

/**
 * Does the same by the settings that are the person's now, and again if they change meanwhile. What
 * was expected of a grade is filled in where it's missing.
 */
export async function rebuildPerson(userId: string): Promise<number> {
  for (;;) {
    const settings = await findMemorySettings(userId);
    const cards = await rebuildCards(userId, settings, { fills: true });
    if (JSON.stringify(await findMemorySettings(userId)) !== JSON.stringify(settings)) continue;
    await noteRebuilt(userId);
    return cards;
  }
}

/**
 * Rebuilds the people whose derived rows an upgrade has left empty, and returns how many. Somebody
 * whose log can't be folded is left to the next start, so that all others can practise.
 */
export async function rebuildOwed(): Promise<number> {
  let [people, last]: [number, string | null] = [0, null];
  do {
    const owed: readonly string[] = await listRebuildsOwed(last);
    for (const userId of owed) {
      try {
        await rebuildPerson(userId);
        people += 1;
      } catch (error) {
        console.error(`The figures of account ${userId} could not be worked out.`, error);
      }
    }
    last = owed.at(-1) ?? null;
  } while (last !== null);
  return people;
}

async function rebuildCard(
  key: CardKey,
  memory: MemorySettings,
  modelFor: ((parameterVersion: string) => MemoryModel) | null,
): Promise<Committed> {
  const model = modelOf(memory);
  // The row is read before the log, so an event that slips in between shows as a lost race.
  const record = await findCardRecord(key);
  const log = await listCardLog(key);
  const { questionId, userId } = key;
  const contentOf = await readRevisions(log.map(({ revision }) => ({ questionId, revision })));
  const answers = log.map((answer) => ({
    ...answer,
    points: contentOf({ questionId, revision: answer.revision }).keyPoints,
  }));
  const predictions = modelFor ? missingPredictions(log, modelFor) : [];
  const { version, rebuilds } = record ?? { version: log.length, rebuilds: 0 };
  return commit([
    ...(record ? [] : [emptyCardWrite(key, version, model)]),
    rebuildWrite(key, foldAll(answers, memory), { version, rebuilds }, model),
    ...(predictions.length > 0 ? [fillForecasts(userId, predictions)] : []),
  ]);
}

/** Returns what was expected of those grades of a log that don't say it yet. */
function missingPredictions(
  log: readonly StoredAnswer[],
  modelFor: (parameterVersion: string) => MemoryModel,
) {
  const known = new Map(log.map((answer) => [answer.event.id, answer]));
  return longTermPredictions(
    log.map(({ event }) => event),
    ({ id }) => modelFor(known.get(id)?.parameterVersion ?? ""),
  ).filter(({ id }) => !known.get(id)?.isPredicted);
}

/** Returns a look-up of the models that were in force for the person, by their version. */
async function modelsOf(userId: string): Promise<(parameterVersion: string) => MemoryModel> {
  const settings = new Map<string, MemorySettings>(
    (await listFits(userId)).flatMap(({ version, weights }) =>
      version ? [[version, { weights, parameterVersion: version, desiredRetention: null }]] : [],
    ),
  );
  return (version) => modelOf(settings.get(version) ?? USUAL_MEMORY);
}
