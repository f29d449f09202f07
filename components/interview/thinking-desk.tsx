"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { SlowNote } from "@/components/ui/slow-note";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { useKeys } from "@/components/ui/use-keys";
import { thinkingWords } from "@/lib/interview/words/clock-words";
import { SessionLogNotes } from "./session-log-notes";
import { send } from "@/components/ui/send";
import { SessionClock } from "./session-clock";
import { useCountdown } from "./use-countdown";
import { useSessionLog } from "./use-session-log";
import { useSounds } from "./use-sounds";
import { useWakeLock } from "./use-wake-lock";

/** When a screen reader says how long there is still to think, and that it is over. */
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

/** Time to think: a countdown of its own, and one button that ends it. At its end the answer begins by itself. */
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
  const [refusal, setRefusal] = useState<{ message: string; code?: string }>({ message: "" });
  const [isSending, setSending] = useState(false);
  const isBusy = useRef(false);
  const play = useSounds(props.hasSounds);
  useWakeLock();
  const { notes, corrected } = useSessionLog(
    `/api/interviews/${interviewId}/session-log`,
    position,
    openAbsence,
  );

  async function begin() {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    // At the end too: whoever has its answer can be sure of the server, and a page that is drawn anew without it would be lost.
    const sent = await send(`/api/interviews/${interviewId}/items/${position}/step`, {
      kind: "begin",
    });
    isBusy.current = false;
    if (sent.ok || sent.isFinal) router.refresh();
    if (sent.ok) return;
    setRefusal(sent);
    setSending(false);
  }
  const askAgain = useCallback(() => {
    if (navigator.onLine && document.visibilityState === "visible") router.refresh();
  }, [router]);
  useEffect(() => {
    // A slow device has drawn this page long after the server had told it the time, and Back shows it as it was.
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
        <p role="status" className="text-sm text-soft">
          {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
        </p>
      </div>
      <SlowNote isSending={isSending} />
      <SessionLogNotes notes={notes} />
    </div>
  );
}
