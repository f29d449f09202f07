"use client";

import { useCallback, useSyncExternalStore } from "react";

/** What is shown, by name. It stays until the desk is gone: a grade forgets its ticks while the page still shows them. */
const shown = new Map<string, string>();
const listeners = new Set<() => void>();

/** The points that are ticked for an answer. They outlast a reload, as long as the tab is open; `forget` once they have been graded. */
export function useKeptTicks(key: string) {
  const name = `ticks ${key}`;
  const subscribe = useCallback(
    (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        shown.delete(name);
      };
    },
    [name],
  );
  const text = useSyncExternalStore(
    subscribe,
    () => readOnce(name),
    () => "",
  );
  const keep = (ticked: readonly string[]) => {
    shown.set(name, ticked.join(" "));
    store(name, ticked.join(" "));
    for (const listener of listeners) listener();
  };
  return { ticked: text === "" ? [] : text.split(" "), keep, forget: () => store(name, "") };
}

function readOnce(name: string): string {
  let text = shown.get(name);
  if (text !== undefined) return text;
  try {
    text = sessionStorage.getItem(name) ?? "";
  } catch {
    // A browser that may keep nothing: a reload begins anew.
    text = "";
  }
  shown.set(name, text);
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
