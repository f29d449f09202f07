import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { findPackDigests, savePack } from "@/lib/questions/data/packs";

/**
 * Loads the packs that come with the app and returns the ids of those that changed. Running it
 * again changes nothing.
 */
export async function loadPacks(now: Date): Promise<readonly string[]> {
  // In sequence, because rendering keeps the process so busy that a new connection would time out
  // on a slow machine.
  const digests = await findPackDigests();
  const packs = await readShippedPacks();
  const changed = packs.filter(({ pack, digest }) => digests.get(pack.id) !== digest);
  for (const pack of changed) await savePack(pack, now);
  return changed.map(({ pack }) => pack.id);
}
