import type { AsyncLocalStorage } from "node:async_hooks";

/** What the rooms tell the HTTP edge (server.mjs) about the request that is being answered. */
export type RequestNotes = { databaseLost: boolean };

const holder = globalThis as typeof globalThis & { greenroomRequest?: AsyncLocalStorage<RequestNotes> };

/** Tells the edge that this request failed for want of a database, so that a page's error becomes a 503 with Retry-After. Does nothing outside a request. */
export function noteDatabaseLost(): void {
  const notes = holder.greenroomRequest?.getStore();
  if (notes) notes.databaseLost = true;
}
