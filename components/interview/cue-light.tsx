"use client";

import { useMemo, useState } from "react";
import { URGENCY_WORDS, overtimeRule, remainingWords } from "@/lib/interview/words/clock-words";
import { announcements, urgencyOf } from "@/lib/interview/rules/session/urgency";
import { SessionClock } from "./session-clock";
import { useCountdown, type ServerTime } from "./use-countdown";
import { useSounds } from "./use-sounds";

type CueLightProps = Readonly<{
  time: ServerTime;
  /** The whole time for the answer, extensions included. */
  wholeMs: number;
  /** How much longer the session lasts than this answer, or null when the session has no limit. */
  sessionAheadMs: number | null;
  /** The session's whole limit. */
  sessionMs: number | null;
  hasSounds: boolean;
  /** How far the page's countdown was corrected. */
  onCorrected: (byMs: number) => void;
  /** The page may have slept. */
  onDoubt: () => void;
  /** A strict clock stops at zero, and a relaxed one runs on. */
  isStrict: boolean;
  onOver: () => void;
}>;

/**
 * Shows the time as a thin bar that empties and as words, visible, for screen readers and, if
 * wanted, with sounds.
 */
export function CueLight({
  time,
  wholeMs,
  sessionAheadMs,
  sessionMs,
  hasSounds,
  isStrict,
  ...on
}: CueLightProps) {
  const { onCorrected, onDoubt, onOver } = on;
  const [spoken, setSpoken] = useState("");
  const play = useSounds(hasSounds);
  const moments = useMemo(() => announcements(wholeMs, isStrict), [wholeMs, isStrict]);
  const left = useCountdown(time, {
    moments,
    onMoment: (leftMs, index) => {
      setSpoken(
        [remainingWords(leftMs, isStrict), isStrict ? "" : overtimeRule(leftMs, wholeMs)]
          .filter(Boolean)
          .join(". "),
      );
      play((moments[index] ?? 0) > 0 ? index + 1 : "end");
    },
    onJump: (leftMs, byMs) => {
      setSpoken(remainingWords(leftMs, isStrict));
      onCorrected(byMs);
    },
    onDoubt,
    isStrict,
    onOver,
  });
  const urgency = urgencyOf(left, wholeMs);
  return (
    <div className="space-y-1 text-sm text-soft">
      <progress
        aria-hidden="true"
        max={wholeMs}
        value={Math.max(0, left)}
        className="cue"
        data-cue={urgency}
      />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span
          // A translator can't keep up with what changes each second.
          translate="no"
          className={`font-mono tabular-nums ${urgency === "calm" ? "" : "text-ink"} ${urgency === "end" ? "font-bold" : ""}`}
        >
          {remainingWords(left, isStrict)}
        </span>
        <span>{left > 0 ? URGENCY_WORDS[urgency] : ""}</span>
      </p>
      {!isStrict && left <= 0 && <p>{overtimeRule(left, wholeMs)}</p>}
      {sessionAheadMs !== null && sessionMs !== null && (
        <SessionClock leftMs={left + sessionAheadMs} wholeMs={sessionMs} />
      )}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}
