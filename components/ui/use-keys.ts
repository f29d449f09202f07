"use client";

import { useEffect, useRef } from "react";

const TYPING = "textarea, select, input:not([type=checkbox]):not([type=radio]), [contenteditable]";

/**
 * Listens to keys on the page outside text fields (WCAG 2.1.4). `on` gets the key and the element that has the focus and says whether
 * it acted. Keys with Ctrl, Meta or Alt and held keys are left alone; nothing is heard while `enabled` is false or a dialog is open.
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
      if (!(target instanceof HTMLElement) || target.closest(TYPING) || target.closest("dialog")) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (latest.current(event.key, target)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [enabled]);
}
