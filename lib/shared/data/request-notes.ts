import type { AsyncLocalStorage } from "node:async_hooks";

/** What our code tells the HTTP edge (lib/edge/correct-faults.mjs) about the current request. */
type RequestNotes = { databaseLost: boolean; formRead: boolean };

const holder = globalThis as typeof globalThis & {
  greenroomRequest?: AsyncLocalStorage<RequestNotes>;
};

/**
 * Tells the edge that this request failed because the database is lost, so that a page's error
 * becomes a 503 with Retry-After. Does nothing outside a request.
 */
export function noteDatabaseLost(): void {
  const notes = holder.greenroomRequest?.getStore();
  if (notes) notes.databaseLost = true;
}

/**
 * Tells the edge that an action has read its form. A later fault is the program's, and an earlier
 * one the form's.
 */
export function noteFormRead(): void {
  const notes = holder.greenroomRequest?.getStore();
  if (notes) notes.formRead = true;
}
