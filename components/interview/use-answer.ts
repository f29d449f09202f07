"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { send, type Refused } from "@/components/ui/send";
import { isDraftReply, isLockReply } from "@/lib/requests/replies";
import type { ServerTime } from "./use-countdown";

const SAVE_EVERY_MS = 1_500;

/** The latest draft on its way, including one that a page sent while it was left. */
let underWay: Promise<unknown> = Promise.resolve();

/** Resolves when the server has the text typed on this tab, or can't be reached. */
export function draftsArrived(): Promise<unknown> {
  return underWay;
}

type AnswerMode = "written" | "aloud";
export type AnswerAtStart = Readonly<{
  /** Address of the item's handlers. */
  base: string;
  writerId: string;
  remainingMs: number | null;
  answerMode: string;
  draft: { readonly text: string; readonly writerId: string | null; readonly seq: number | null };
  /** Hears about every draft: whether the server has answered, and when it was sent. */
  onHeard: (hasAnswered: boolean, sentAt: number) => void;
}>;

/**
 * Returns an answer while its clock runs. It saves itself, takes the time from every answer of the
 * server, and locks.
 */
export function useAnswer({
  base,
  writerId,
  remainingMs,
  answerMode,
  draft,
  onHeard,
}: AnswerAtStart) {
  const router = useRouter();
  const [text, setText] = useState(draft.text);
  const [isAloud, setAloud] = useState(answerMode === "aloud");
  const [time, setTime] = useState<ServerTime | null>(
    remainingMs === null ? null : { remainingMs, roundTripMs: 0 },
  );
  const [notice, setNotice] = useState<Refused | null>(null);
  const [isLocking, setLocking] = useState(false);
  const [isSending, setSending] = useState(false);
  // `mode` is the person's choice on this page, or null while another page may know better.
  const nothing = {
    seq: 0,
    saved: 0,
    mode: null as AnswerMode | null,
    savedMode: null as AnswerMode | null,
  };
  const desk = useRef({ ...nothing, text: draft.text, isSaving: false, isLocking: false });
  const { writerId: basedOnWriter, seq: basedOnSeq } = draft;

  const typed = useCallback(
    () => ({ writerId, seq: desk.current.seq, text: desk.current.text, basedOnWriter, basedOnSeq }),
    [writerId, basedOnWriter, basedOnSeq],
  );

  const save = useCallback(
    async (why: "typing" | "leaving" | "time") => {
      const { seq, saved, mode, savedMode, isSaving, isLocking: isBusy } = desk.current;
      const isNew = seq !== saved || mode !== savedMode;
      // One at a time, because on a slow network they'd delay each other, and the lock.
      if (isBusy || (!isNew && why !== "time") || (isSaving && why === "typing")) return;
      desk.current.isSaving = true;
      const asked = performance.now();
      const isInSight = document.visibilityState === "visible";
      const body = {
        ...typed(),
        isInSight,
        ...(mode === savedMode || mode === null ? {} : { answerMode: mode }),
      };
      const sent = send(`${base}/draft`, body, isDraftReply, {
        pauses: [],
        isLeaving: why === "leaving",
        hasText: true,
      });
      underWay = Promise.all([underWay, sent]).then(() => null);
      const kept = await sent;
      desk.current.isSaving = false;
      onHeard(kept.ok || kept.isFinal, asked);
      if (!kept.ok) {
        if (isNew) setNotice(kept);
        return;
      }
      Object.assign(desk.current, { saved: seq, savedMode: mode });
      // A device that slept has counted wrongly, so the server's time is used.
      setTime(serverTime(kept.value.remainingMs, performance.now() - asked));
      if (kept.value.late) {
        setNotice({
          message: `This answer is locked.${isNew ? " What you typed since is kept beside it." : ""}`,
        });
        return router.refresh();
      }
      if (kept.value.rival && seq > 0)
        setNotice({
          message: "Another device has typed for this question too. Both texts are kept.",
        });
      else if (isNew) setNotice({ message: "Saved" });
    },
    [base, typed, router, onHeard],
  );

  const lock = useCallback(
    async function lockBy(by: "person" | "clock") {
      if (desk.current.isLocking) return;
      desk.current.isLocking = true;
      const { seq, saved, mode } = desk.current;
      // A page where nothing new was typed sends nothing at zero: the newest text of any device
      // counts.
      if (seq > 0 && (by === "person" || seq !== saved)) desk.current.seq += 1;
      setLocking(true);
      setSending(true);
      const body = { typed: typed(), by, ...(mode && { answerMode: mode }) };
      const locked = await send(`${base}/lock`, body, isLockReply, { hasText: true });
      setSending(false);
      if (locked.ok && locked.value.isLocked) return router.refresh();
      desk.current.isLocking = false;
      if (locked.ok && locked.value.remainingMs === 0) {
        setNotice({
          message:
            "Your answer locks in a few seconds: the last words of your devices may still arrive.",
        });
        setTimeout(() => void lockBy(by), locked.value.closesInMs ?? 0);
        return;
      }
      if (locked.ok) setTime(serverTime(locked.value.remainingMs, 0));
      else setNotice(locked);
      setLocking(false);
    },
    [base, typed, router],
  );

  useEffect(() => {
    // A slow device draws this page long after the server told the time.
    void save("time");
    const timer = setInterval(() => void save("typing"), SAVE_EVERY_MS);
    const leaving = () => void save("leaving");
    const back = () => document.visibilityState === "visible" && void save("time");
    const shownAgain = (event: PageTransitionEvent) => event.persisted && void save("time");
    window.addEventListener("pagehide", leaving);
    window.addEventListener("pageshow", shownAgain);
    document.addEventListener("visibilitychange", back);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("pageshow", shownAgain);
      document.removeEventListener("visibilitychange", back);
      // Leaving for another page of Greenroom also sends the last words.
      leaving();
    };
  }, [save]);

  const write = (words: string) => {
    desk.current.text = words;
    desk.current.seq += 1;
    setText(words);
  };
  const sayHow = (aloud: boolean) => {
    desk.current.mode = aloud ? "aloud" : "written";
    setAloud(aloud);
  };
  /** Takes a new time, as after an extension. */
  const takeTime = (leftMs: number | null) => setTime(serverTime(leftMs, 0));
  const askTime = () => void save("time");
  /** Returns whether the server has all that was typed on this page. */
  const isSaved = async () => {
    await save("leaving");
    await underWay;
    return desk.current.saved === desk.current.seq;
  };
  return {
    text,
    write,
    isAloud,
    sayHow,
    time,
    takeTime,
    askTime,
    notice,
    isLocking,
    isSending,
    lock,
    isSaved,
  };
}

function serverTime(remainingMs: number | null, roundTripMs: number): ServerTime | null {
  return remainingMs === null ? null : { remainingMs, roundTripMs };
}
