import { listPackFiles } from "@/lib/questions/data/packs";

/**
 * Resolves when the database answers and questions are loaded; throws DatabaseUnavailable
 * otherwise.
 */
export async function checkReady(): Promise<boolean> {
  return (await listPackFiles()).length > 0;
}
