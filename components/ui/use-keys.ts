"use client";

import { useEffect, useRef } from "react";

const TYPING = "textarea, select, input:not([type=checkbox]):not([type=radio]), [contenteditable]";

/**
 * The person still types this long after the last key, even when the clock has removed the field.
 */
const STILL_TYPING_MS = 1_500;
let typedAt: number | null = null;

/**
 * Records that a key was typed into a text at the time of an event, or with null that the person
 * has turned to something else.
 */
export function noteTyping(at: number | null): void {
  typedAt = at;
}

/**
 * Returns whether a key belongs to a text that was there until a moment ago. This lasts as long as
 * the typing does, and Tab ends it.
 */
function isStillTyping({ key, timeStamp }: KeyboardEvent): boolean {
  const isTyping = typedAt !== null && timeStamp - typedAt < STILL_TYPING_MS && key !== "Tab";
  typedAt = isTyping ? timeStamp : null;
  return isTyping;
}

/**
 * Listens to keys on the page outside text fields (WCAG 2.1.4); `on` gets the key and the focused
 * element and returns whether it acted. It ignores keys with Ctrl, Meta or Alt, held keys and those
 * typed into a text that was just locked, and a dialog or `enabled` turns it off.
 */
export function useKeys(enabled: boolean, on: (key: string, target: HTMLElement) => boolean): void {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || target.closest(TYPING) || target.closest("dialog"))
        return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isStillTyping(event))
        return;
      if (latest.current(event.key, target)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [enabled]);
}
