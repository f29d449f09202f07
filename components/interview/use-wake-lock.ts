import { useEffect } from "react";

/**
 * Keeps the screen on while a question's clock runs, because a person who thinks or speaks touches
 * nothing, and a page that goes dark counts as left. Some browsers have no wake locks, or refuse
 * them.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let isGone = false;
    let held: WakeLockSentinel | null = null;
    const keep = (lock: WakeLockSentinel) => {
      if (isGone) void lock.release();
      else held = lock;
    };
    const hold = () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      navigator.wakeLock.request("screen").then(keep, () => undefined);
    };
    hold();
    // The browser releases it whenever the page is out of sight.
    document.addEventListener("visibilitychange", hold);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", hold);
      void held?.release();
    };
  }, []);
}
