"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Refusal } from "@/components/ui/refusal";
import { SlowNote } from "@/components/ui/slow-note";
import { useKeys } from "@/components/ui/use-keys";
import { useSend } from "@/components/ui/use-send";
import { thinkingWords } from "@/lib/interview/words/clock-words";
import { SessionLogNotes } from "./session-log-notes";
import { isTimeReply } from "@/lib/requests/replies";
import { SessionClock } from "./session-clock";
import { useCountdown } from "./use-countdown";
import { useSessionLog } from "./use-session-log";
import { useSounds } from "./use-sounds";
import { useWakeLock } from "./use-wake-lock";

/** The moments at which a screen reader announces the thinking time left, and its end. */
const SAID_AT_MS = [10_000, 0];

type ThinkingDeskProps = Readonly<{
  interviewId: string;
  position: number;
  leftMs: number;
  wholeMs: number;
  sessionLeftMs: number | null;
  sessionMs: number | null;
  openAbsence: string | null;
  /** A soft sound at the end. */
  hasSounds: boolean;
  singleKeys: boolean;
}>;

/**
 * Shows the thinking time as a countdown with one button that ends it. At its end the answer starts
 * by itself.
 */
export function ThinkingDesk(props: ThinkingDeskProps) {
  const {
    interviewId,
    position,
    leftMs,
    wholeMs,
    sessionLeftMs,
    sessionMs,
    openAbsence,
    singleKeys,
  } = props;
  const router = useRouter();
  const [spoken, setSpoken] = useState("");
  const { isSending, refusal, sendOnce } = useSend();
  const play = useSounds(props.hasSounds);
  useWakeLock();
  const { notes, corrected } = useSessionLog(
    `/api/interviews/${interviewId}/session-log`,
    position,
    openAbsence,
  );

  async function begin() {
    // Sent at the end too: the answer proves that the server can be reached, and refreshing without
    // it would lose the page.
    const path = `/api/interviews/${interviewId}/items/${position}/step`;
    const sent = await sendOnce(path, { kind: "begin" }, isTimeReply);
    if (sent && (sent.ok || sent.isFinal)) router.refresh();
  }
  const askAgain = useCallback(() => {
    if (navigator.onLine && document.visibilityState === "visible") router.refresh();
  }, [router]);
  useEffect(() => {
    // A slow device draws this page long after the server told the time, and Back shows it as it
    // was.
    askAgain();
    document.addEventListener("visibilitychange", askAgain);
    window.addEventListener("online", askAgain);
    return () => {
      document.removeEventListener("visibilitychange", askAgain);
      window.removeEventListener("online", askAgain);
    };
  }, [askAgain]);

  const time = useMemo(() => ({ remainingMs: leftMs, roundTripMs: 0 }), [leftMs]);
  const left = useCountdown(time, {
    moments: SAID_AT_MS,
    onMoment: (ms) => {
      setSpoken(thinkingWords(ms));
      if (ms <= 0) play("end");
    },
    onJump: (ms, byMs) => {
      setSpoken(thinkingWords(ms));
      corrected(byMs);
    },
    onDoubt: askAgain,
    isStrict: true,
    onOver: () => void begin(),
  });
  useKeys(singleKeys, (key, target) => {
    if (key !== " " || target.closest("a, button, summary")) return false;
    void begin();
    return true;
  });

  return (
    <div className="space-y-5">
      <div className="space-y-1 text-sm text-soft">
        <progress
          aria-hidden="true"
          max={wholeMs}
          value={left}
          className="cue"
          data-cue="thinking"
        />
        <p className="font-mono tabular-nums">{thinkingWords(left)}</p>
        {sessionLeftMs !== null && sessionMs !== null && (
          <SessionClock leftMs={left + sessionLeftMs - leftMs} wholeMs={sessionMs} />
        )}
        <p role="status" className="sr-only">
          {spoken}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="button"
          className="button"
          aria-disabled={isSending}
          onClick={() => void begin()}
        >
          Start my answer
        </button>
        <Refusal refusal={refusal} isQuiet />
      </div>
      <SlowNote isSending={isSending} />
      <SessionLogNotes notes={notes} />
    </div>
  );
}
