"use client";

import { useSyncExternalStore } from "react";

/** Ticks by name, in case a browser refuses to store them. */
const known = new Map<string, string>();
const listeners = new Set<() => void>();

/**
 * Returns the ticked points of an answer, whose key must be unique. They survive a reload while the
 * tab is open.
 */
export function useStoredTicks(key: string) {
  const name = `ticks ${key}`;
  const text = useSyncExternalStore(
    subscribe,
    () => readOnce(name),
    () => "",
  );
  const keep = (ticked: readonly string[]) => {
    known.set(name, ticked.join(" "));
    store(name, ticked.join(" "));
    for (const listener of listeners) listener();
  };
  return { ticked: text === "" ? [] : text.split(" "), keep };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readOnce(name: string): string {
  let text = known.get(name);
  if (text !== undefined) return text;
  try {
    text = sessionStorage.getItem(name) ?? "";
  } catch {
    // The browser may refuse to store them, and then a reload starts again.
    text = "";
  }
  known.set(name, text);
  return text;
}

function store(name: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    // As above.
  }
}
