"use client";

import { useEffect, useRef, useState } from "react";
import { isComposing, keyOf } from "./key-of";

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
 * the typing does: somebody who writes code presses Tab for an indent, and types on.
 */
function isStillTyping({ key, timeStamp }: KeyboardEvent): boolean {
  const isTyping = typedAt !== null && timeStamp - typedAt < STILL_TYPING_MS;
  if (key === "Tab") return false;
  typedAt = isTyping ? timeStamp : null;
  return isTyping;
}

const PRESSES = "button, summary, a";

/**
 * Keeps Enter and Space from pressing anything while somebody types on after Tab has left the text.
 * Returns whether the last such key was ignored, to say so.
 */
export function useTypingGuard(): boolean {
  const [isIgnored, setIgnored] = useState(false);
  useEffect(() => {
    const guard = (event: KeyboardEvent) => {
      const { key, target, type } = event;
      const presses = (key === "Enter" || key === " ") && !event.ctrlKey && !event.metaKey;
      if (!(target instanceof HTMLElement) || target.closest(TYPING)) return;
      const isTyping = isStillTyping(event);
      if (type === "keydown") setIgnored(isTyping && presses);
      // Firefox presses a button when Space is let go.
      if (isTyping && presses && target.closest(PRESSES)) event.preventDefault();
    };
    for (const type of ["keydown", "keyup"] as const) window.addEventListener(type, guard, true);
    return () => {
      for (const type of ["keydown", "keyup"] as const)
        window.removeEventListener(type, guard, true);
    };
  }, []);
  return isIgnored;
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
      // Before it does something, another listener may have decided that the key is somebody's typing.
      if (event.defaultPrevented || isComposing(event)) return;
      if (latest.current(keyOf(event), target)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [enabled]);
}
