"use client";

import { useEffect, useRef, useState } from "react";
import { announcements, cueOf, remainingWords } from "@/lib/domain/interview/cue-light";

/** So much at once is no tick but a correction, as after sleep: it is said. */
const JUMP_MS = 2_000;

type CueLightProps = Readonly<{
  /** What the server said last; each new answer is a new object and starts the count again. */
  time: { readonly remainingMs: number | null };
  limitMs: number;
  onOver: () => void;
}>;

/** The time as a thin bar that empties and as words. It counts from the server's last answer and never compares clocks with it. */
export function CueLight({ time, limitMs, onOver }: CueLightProps) {
  const [left, setLeft] = useState(time.remainingMs ?? limitMs);
  const [spoken, setSpoken] = useState("");
  const last = useRef(left);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  // Only a new time from the server starts the count again, never a page that is drawn again at each key.
  useEffect(() => {
    const remainingMs = time.remainingMs ?? limitMs;
    const began = performance.now();
    const moments = announcements(limitMs).filter((moment) => moment < remainingMs);
    const count = () => {
      const now = Math.max(0, remainingMs - (performance.now() - began));
      setLeft(now);
      if (last.current - now > JUMP_MS) setSpoken(remainingWords(now));
      last.current = now;
      while (moments[0] !== undefined && now <= moments[0]) {
        moments.shift();
        setSpoken(remainingWords(now));
      }
      if (now > 0) return;
      clearInterval(timer);
      over.current();
    };
    const timer = setInterval(count, 250);
    count();
    return () => clearInterval(timer);
  }, [time, limitMs]);
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
