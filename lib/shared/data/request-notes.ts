import type { AsyncLocalStorage } from "node:async_hooks";

/**
 * What the rooms tell the HTTP edge (lib/edge/correct-faults.mjs) about the request that's being
 * answered.
 */
type RequestNotes = { databaseLost: boolean; formRead: boolean };

const holder = globalThis as typeof globalThis & {
  greenroomRequest?: AsyncLocalStorage<RequestNotes>;
};

/**
 * Tells the edge that this request failed for want of a database, so that a page's error becomes a
 * 503 with Retry-After. Does nothing outside a request.
 */
export function noteDatabaseLost(): void {
  const notes = holder.greenroomRequest?.getStore();
  if (notes) notes.databaseLost = true;
}

/**
 * Tells the edge that an action has its form in hand: a fault after this is the program's, one
 * before it the form's.
 */
export function noteFormRead(): void {
  const notes = holder.greenroomRequest?.getStore();
  if (notes) notes.formRead = true;
}
