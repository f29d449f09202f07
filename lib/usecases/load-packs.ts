import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { findPackDigests, savePack } from "@/lib/data/packs";

/** Loads the packs that come with the app and returns the ids of those that changed. Running it again changes nothing. */
export async function loadPacks(now: Date): Promise<readonly string[]> {
  const [packs, digests] = await Promise.all([readShippedPacks(), findPackDigests()]);
  const changed = packs.filter(({ pack, digest }) => digests.get(pack.id) !== digest);
  for (const pack of changed) await savePack(pack, now);
  return changed.map(({ pack }) => pack.id);
}
