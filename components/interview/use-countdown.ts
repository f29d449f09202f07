"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { correctCountdown } from "@/lib/interview/rules/session/countdown";

/** A jump of this size is a correction, as after sleep, rather than a delay. */
const JUMP_MS = 2_000;

/** The server's time for a clock. Each new answer is a new object. */
export type ServerTime = {
  readonly remainingMs: number;
  /** The round trip of the answer, 0 if it came with the page. */
  readonly roundTripMs: number;
};

/** Returns the server's time, or null without a clock. */
export function serverTime(remainingMs: number | null, roundTripMs: number): ServerTime | null {
  return remainingMs === null ? null : { remainingMs, roundTripMs };
}

type CountdownEvents = {
  /** Called once each when the countdown passes them, in falling order. */
  readonly moments: readonly number[];
  readonly onMoment: (leftMs: number, index: number) => void;
  /** How far the countdown was corrected, above zero if it had shown too much time. */
  readonly onJump: (leftMs: number, byMs: number) => void;
  /**
   * The device's clock has moved more than the countdown, as after sleep, so the server should be
   * asked.
   */
  readonly onDoubt: () => void;
  /** True when the count stops at zero; otherwise it goes on below. */
  readonly isStrict: boolean;
  /** At zero, once for each new time of the server's. */
  readonly onOver: () => void;
};

/**
 * Counts down from the server's last answer, in milliseconds. It never compares clocks, because a
 * device's may be wrong.
 */
export function useCountdown(time: ServerTime, events: CountdownEvents): number {
  const [left, setLeft] = useState(time.remainingMs);
  const { moments } = events;
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  const count = useRef<{ time: ServerTime; fromMs: number; began: number } | null>(null);
  const isFirstDrawing = useRef(useHydrating());
  // Only a new time from the server restarts the countdown, never a redraw at a key press.
  useEffect(() => {
    const before = count.current;
    if (before?.time !== time) {
      // A slow phone runs this page's script seconds after its text has come, while the server's
      // clock ran on.
      const began = isFirstDrawing.current ? documentArrived() : performance.now();
      const countedMs = before && before.fromMs - (began - before.began);
      const fromMs =
        countedMs === null
          ? time.remainingMs
          : correctCountdown(countedMs, time.remainingMs, time.roundTripMs);
      count.current = { time, fromMs, began };
      if (countedMs !== null && Math.abs(countedMs - fromMs) > JUMP_MS)
        latest.current.onJump(fromMs, Math.round(countedMs - fromMs));
    }
    const leftNow = () =>
      count.current ? count.current.fromMs - (performance.now() - count.current.began) : 0;
    let ahead = isFirstDrawing.current ? performance.timeOrigin : Date.now() - performance.now();
    isFirstDrawing.current = false;
    let isOver = false;
    let passed = moments.filter((moment) => moment >= leftNow()).length;
    const tick = () => {
      const { onMoment, onOver, onDoubt, isStrict } = latest.current;
      const aheadNow = Date.now() - performance.now();
      if (Math.abs(aheadNow - ahead) > JUMP_MS) onDoubt();
      ahead = aheadNow;
      const now = isStrict ? Math.max(0, leftNow()) : leftNow();
      setLeft(now);
      for (let next = moments[passed]; next !== undefined && now <= next; next = moments[passed]) {
        onMoment(now, passed);
        passed += 1;
      }
      if (now > 0 || isOver) return;
      isOver = true;
      if (isStrict) clearInterval(timer);
      onOver();
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [time, moments]);
  return left;
}

const NEVER_CHANGES = () => () => undefined;

/**
 * Returns true while React takes over the HTML of the document, and false for what the browser
 * draws itself.
 */
function useHydrating(): boolean {
  return useSyncExternalStore(
    NEVER_CHANGES,
    () => false,
    () => true,
  );
}

/**
 * Returns when the document began to arrive, on the scale of performance.now(). The page is sent
 * whole once its clock is read, so the first byte left just after; a loading.tsx would change that.
 */
function documentArrived(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming
    ? navigation.responseStart
    : performance.now();
}
