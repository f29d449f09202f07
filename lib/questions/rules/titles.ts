import type { PackFile } from "./question-schema";

/**
 * Returns the names that packs give their topics, by "topic", and their concepts, by
 * "pack/concept".
 */
export function titlesOf(packs: readonly PackFile[]): ReadonlyMap<string, string> {
  return new Map(
    packs.flatMap(({ id: packId, topics, concepts }) => [
      ...topics.map(({ id, title }) => [id, title] as const),
      ...concepts.map(({ id, title }) => [`${packId}/${id}`, title] as const),
    ]),
  );
}
