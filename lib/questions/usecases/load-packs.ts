import { readPacks, WrongContent } from "@/lib/content/read-shipped-packs";
import { findPackDigests, savePack } from "@/lib/questions/data/packs";

/** The packs that changed, and a text for each that's left out because it isn't in order. */
export type LoadedPacks = {
  readonly changed: readonly string[];
  readonly faults: readonly string[];
};

/**
 * Loads the packs in a folder, by default those that come with the app; running it again changes
 * nothing. A pack that isn't in order is left out, and its questions stay as they were, so that it
 * never stops an installation in use; the first time it throws a WrongContent.
 */
export async function loadPacks(now: Date, folder?: string): Promise<LoadedPacks> {
  // In sequence, because rendering keeps the process so busy that a new connection would time out
  // on a slow machine.
  const digests = await findPackDigests();
  const { packs, faults } = await readPacks(folder);
  if (digests.size === 0 && faults.length > 0) throw new WrongContent(faults.join("\n"));
  const changed = packs.filter(({ pack, digest }) => digests.get(pack.id) !== digest);
  for (const pack of changed) await savePack(pack, now);
  return { changed: changed.map(({ pack }) => pack.id), faults };
}
