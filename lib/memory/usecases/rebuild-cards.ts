import { emptyCardWrite, rebuildWrite } from "@/lib/memory/data/card-changes";
import { findCardRecord, type CardKey } from "@/lib/memory/data/cards";
import {
  findMemorySettings,
  listFits,
  listRebuildsOwed,
  noteRebuilt,
} from "@/lib/memory/data/parameter-fits";
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
 * returns the number of cards. What was expected of a grade is filled in where it's missing.
 */
export async function rebuildCards(userId: string, memory: MemorySettings): Promise<number> {
  const keys = await listCardsOfLog(userId);
  const modelFor = await modelsOf(userId);
  for (const key of keys)
    await retryOnRace<Committed>(`card ${key.questionId}`, () =>
      rebuildCard(key, memory, modelFor),
    );
  return keys.length;
}

/** Does the same by the weights that are the person's now. */
export async function rebuildPerson(userId: string): Promise<number> {
  const cards = await rebuildCards(userId, await findMemorySettings(userId));
  await noteRebuilt(userId);
  return cards;
}

/** Rebuilds the people whose derived rows an upgrade has left empty, and returns how many. */
export async function rebuildOwed(): Promise<number> {
  let people = 0;
  for (let owed = await listRebuildsOwed(); owed.length > 0; owed = await listRebuildsOwed()) {
    for (const userId of owed) await rebuildPerson(userId);
    people += owed.length;
  }
  return people;
}

async function rebuildCard(
  key: CardKey,
  memory: MemorySettings,
  modelFor: (parameterVersion: string) => MemoryModel,
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
  const versions = new Map(log.map(({ event, parameterVersion }) => [event.id, parameterVersion]));
  const predictions = record?.tallies
    ? []
    : longTermPredictions(
        log.map(({ event }) => event),
        ({ id }) => modelFor(versions.get(id) ?? ""),
      );
  const version = record?.version ?? log.length;
  return commit([
    ...(record ? [] : [emptyCardWrite(key, version, model)]),
    rebuildWrite(key, foldAll(answers, memory), version, model),
    ...(predictions.length > 0 ? [fillForecasts(userId, predictions)] : []),
  ]);
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
