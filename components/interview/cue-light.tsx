"use client";

import { useEffect, useRef, useState } from "react";
import { announcements, cueOf, remainingWords } from "@/lib/domain/interview/cue-light";

type CueLightProps = Readonly<{ remainingMs: number; limitMs: number; onOver: () => void }>;

/** The time as a thin bar that empties and as words. It counts from the moment it is shown and never compares clocks with the server. */
export function CueLight({ remainingMs, limitMs, onOver }: CueLightProps) {
  const [left, setLeft] = useState(remainingMs);
  const [spoken, setSpoken] = useState("");
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  // Only a new time from the server starts the count again, never a page that is drawn again at each key.
  useEffect(() => {
    const began = performance.now();
    const moments = announcements(limitMs).filter((moment) => moment < remainingMs);
    const timer = setInterval(() => {
      const now = Math.max(0, remainingMs - (performance.now() - began));
      setLeft(now);
      while (moments[0] !== undefined && now <= moments[0]) {
        moments.shift();
        setSpoken(remainingWords(now));
      }
      if (now > 0) return;
      clearInterval(timer);
      over.current();
    }, 250);
    return () => clearInterval(timer);
  }, [remainingMs, limitMs]);
  return (
    <>
      <progress aria-hidden="true" max={limitMs} value={left} className="cue" data-cue={cueOf(left, limitMs)} />
      <p className="font-mono text-sm text-soft tabular-nums">{remainingWords(left)}</p>
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}
