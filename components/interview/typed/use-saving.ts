"use client";

import { useCallback, useEffect, useRef } from "react";

export const SAVE_EVERY_MS = 1_500;

type Why = "typing" | "leaving" | "time";

/** The latest draft on its way, including one that a page sent while it was left. */
let underWay: Promise<unknown> = Promise.resolve();

/** Resolves when the server has the text typed on this tab, or can't be reached. */
export function draftsArrived(): Promise<unknown> {
  return underWay;
}

/**
 * Saves at the moments at which a page of an answer has to: every second and a half, when it's left,
 * and when the person comes back to it, and returns what does it at another. Before a page is closed
 * whose text exists nowhere else, the browser asks.
 */
export function useSaving(
  saveNow: (why: Why) => Promise<void>,
  isNowhereElse: () => boolean,
): (why: Why) => void {
  const save = useCallback(
    (why: Why) => {
      underWay = Promise.all([underWay, saveNow(why)]).then(() => null);
    },
    [saveNow],
  );
  const latest = useRef(isNowhereElse);
  useEffect(() => {
    latest.current = isNowhereElse;
  });
  useEffect(() => {
    // A slow device draws this page long after the server told the time.
    save("time");
    const timer = setInterval(() => save("typing"), SAVE_EVERY_MS);
    const leaving = () => save("leaving");
    const back = () => document.visibilityState === "visible" && save("time");
    const shownAgain = (event: PageTransitionEvent) => event.persisted && save("time");
    const closing = (event: BeforeUnloadEvent) => latest.current() && event.preventDefault();
    window.addEventListener("pagehide", leaving);
    window.addEventListener("pageshow", shownAgain);
    window.addEventListener("beforeunload", closing);
    document.addEventListener("visibilitychange", back);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("pageshow", shownAgain);
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("visibilitychange", back);
      // Leaving for another page of Greenroom also sends the last words.
      leaving();
    };
  }, [save]);
  return save;
}
