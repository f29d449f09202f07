"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { send, type Refused } from "@/components/ui/send";
import { fitAnswer } from "@/lib/interview/rules/session/fit-answer";
import type { HeldText } from "@/lib/interview/rules/session/late-text";
import { tooLongToLock } from "@/lib/interview/words/answer-room-words";
import { isDraftReply, isLockReply } from "@/lib/requests/replies";
import { trustCountdown } from "@/components/interview/typed/countdown-trust";
import {
  maySendDraft,
  refusalOf,
  type DraftRefusal,
} from "@/components/interview/typed/draft-pace";
import { keeperOf, ownerOf, typedBy } from "@/components/interview/typed/kept-text";
import { serverTime, type ServerTime } from "./use-countdown";
import { draftsArrived, useSaving } from "@/components/interview/typed/use-saving";

/** A countdown that the server hasn't confirmed for this long is asked about, even without text. */
const CONFIRM_EVERY_MS = 45_000;
const NOT_KEPT = " This browser can’t keep it: don’t close this page.";

type AnswerMode = "written" | "aloud";
export type AnswerAtStart = Readonly<{
  /** Address of the item's handlers. */
  base: string;
  userId: string;
  interviewId: string;
  position: number;
  writerId: string;
  remainingMs: number | null;
  answerMode: string;
  draft: { readonly text: string; readonly writerId: string | null; readonly seq: number | null };
  /** Hears about every draft: who has answered, and when it was sent. */
  onHeard: (by: "greenroom" | "another" | null, sentAt: number) => void;
}>;

/**
 * Returns an answer while its clock runs. It saves itself, keeps itself on this device until the
 * server has it, takes the time from every answer of the server, and locks.
 */
export function useAnswer(start: AnswerAtStart) {
  const { base, remainingMs, draft, onHeard } = start;
  const router = useRouter();
  const [text, setText] = useState(draft.text);
  const [isAloud, setAloud] = useState(start.answerMode === "aloud");
  const [time, setTime] = useState<ServerTime | null>(() => serverTime(remainingMs, 0));
  const [notice, setNotice] = useState<Refused | null>(null);
  const [isLocking, setLocking] = useState(false);
  const [isSending, setSending] = useState(false);
  const [isOver, setOver] = useState(false);
  // `mode` is the person's choice on this page, or null while another page may know better. `held`
  // is what can be said of the text at zero, which doesn't change any more.
  const desk = useRef({
    text: draft.text,
    seq: 0,
    saved: 0,
    mode: null as AnswerMode | null,
    savedMode: null as AnswerMode | null,
    isSaving: false,
    isLocking: false,
    refused: null as DraftRefusal | null,
    askedAt: 0,
    held: null as HeldText | null,
  });
  const [owner] = useState(() => ownerOf(start));
  const [keeper] = useState(() => keeperOf(owner));
  const [trust] = useState(() => trustCountdown());

  const typed = useCallback(() => typedBy(owner, desk.current), [owner]);
  /** Notes on this device what the server has, or still lacks. */
  const keep = useCallback(() => {
    const { seq, saved, held, text: words } = desk.current;
    const hasAll = seq === saved && fitAnswer(words).rest === "";
    return hasAll ? keeper.forget() : keeper.keep({ text: words, seq, held });
  }, [keeper]);
  const refuse = useCallback(
    (refused: Refused) => {
      const isLost = desk.current.seq !== desk.current.saved && !keeper.isKept();
      setNotice({ ...refused, message: `${refused.message}${isLost ? NOT_KEPT : ""}` });
    },
    [keeper],
  );

  const hearTime = useCallback((leftMs: number | null, roundTripMs: number) => {
    setTime(serverTime(leftMs, roundTripMs));
    if (leftMs === null || leftMs <= 0) return;
    // If it was over, it was put right, or another device has taken more.
    desk.current.held = null;
    setOver(false);
  }, []);

  const save = useCallback(
    async (why: "typing" | "leaving" | "time") => {
      const { seq, saved, mode, savedMode, isSaving, isLocking: isBusy } = desk.current;
      const asked = performance.now();
      const isNew =
        (seq !== saved || mode !== savedMode) &&
        maySendDraft(desk.current.refused, { seq, now: asked, isReturn: why === "time" });
      const asksTime = why === "time" || asked - desk.current.askedAt > CONFIRM_EVERY_MS;
      // One at a time, because on a slow network they'd delay each other, and the lock.
      if (isBusy || (!isNew && !asksTime) || (isSaving && why === "typing")) return;
      Object.assign(desk.current, { isSaving: true, askedAt: asked });
      const isInSight = document.visibilityState === "visible";
      // Without anything new to send it only asks for the time.
      const body = isNew
        ? {
            ...typed(),
            held: desk.current.held ?? trust.held(),
            isInSight,
            ...(mode === savedMode || mode === null ? {} : { answerMode: mode }),
          }
        : { ...typed(), seq: 0, text: "", isInSight };
      const kept = await send(`${base}/draft`, body, isDraftReply, {
        pauses: [],
        isLeaving: why === "leaving",
        hasText: true,
      });
      desk.current.isSaving = false;
      onHeard(kept.ok ? "greenroom" : kept.by, asked);
      if (!kept.ok) {
        if (kept.by !== "greenroom") trust.failed(asked);
        if (!isNew) return;
        desk.current.refused = refusalOf(kept, { seq, at: asked }, desk.current.refused);
        return refuse(kept);
      }
      // That its time is over is news to a page that slept, and doesn't confirm its countdown.
      if (!kept.value.late) trust.confirmed(asked);
      if (isNew) {
        Object.assign(desk.current, { saved: seq, savedMode: mode, refused: null });
        await keep();
      }
      // A device that slept has counted wrongly, so the server's time is used.
      hearTime(kept.value.remainingMs, performance.now() - asked);
      if (kept.value.late) {
        setNotice({
          message: `This answer is locked.${isNew ? " What arrived after its end is shown with it." : ""}`,
        });
        return router.refresh();
      }
      if (kept.value.rival && seq > 0)
        setNotice({
          message: "Another device has typed for this question too. Both texts are kept.",
        });
      else if (isNew)
        setNotice({ message: fitAnswer(desk.current.text).rest === "" ? "Saved" : "" });
    },
    [base, typed, keep, refuse, hearTime, trust, router, onHeard],
  );
  const saveSoon = useSaving(
    save,
    () => desk.current.seq !== desk.current.saved && !keeper.isKept(),
  );

  const lock = useCallback(
    async function lockBy(by: "person" | "clock") {
      if (desk.current.isLocking) return;
      const fitted = fitAnswer(desk.current.text);
      if (by === "person" && fitted.rest !== "" && !desk.current.held)
        return setNotice({ message: tooLongToLock(fitted) });
      desk.current.isLocking = true;
      const { seq, saved, mode } = desk.current;
      // A page where nothing new was typed sends nothing at zero: the newest text of any device
      // counts.
      if (seq > 0 && (by === "person" || seq !== saved)) desk.current.seq += 1;
      setLocking(true);
      setSending(true);
      const asked = performance.now();
      const held = desk.current.held ?? trust.held();
      const body = { typed: typed(), by, held, ...(mode && { answerMode: mode }) };
      const locked = await send(`${base}/lock`, body, isLockReply, { hasText: true });
      setSending(false);
      onHeard(locked.ok ? "greenroom" : locked.by, asked);
      if (locked.ok) {
        Object.assign(desk.current, { saved: desk.current.seq, refused: null });
        await keep();
        if (locked.value.isLocked) return router.refresh();
      } else trust.failed(asked);
      desk.current.isLocking = false;
      if (locked.ok && locked.value.remainingMs === 0) {
        setNotice({
          message:
            "Your answer locks in a few seconds: the last words of your devices may still arrive.",
        });
        setTimeout(() => void lockBy(by), locked.value.closesInMs ?? 0);
        return;
      }
      if (locked.ok) hearTime(locked.value.remainingMs, 0);
      else {
        const { seq: tried } = desk.current;
        desk.current.refused = refusalOf(locked, { seq: tried, at: asked }, desk.current.refused);
        refuse(locked);
      }
      setLocking(false);
    },
    [base, typed, keep, refuse, hearTime, trust, router, onHeard],
  );

  const write = (words: string) => {
    desk.current.text = words;
    desk.current.seq += 1;
    setText(words);
    void keep();
  };
  const sayHow = (aloud: boolean) => {
    desk.current.mode = aloud ? "aloud" : "written";
    setAloud(aloud);
  };
  /** Locks at the zero of a strict clock. From here on the box takes no more text. */
  const endTime = () => {
    desk.current.held ??= trust.held();
    setOver(true);
    if (desk.current.seq !== desk.current.saved) void keep();
    void lock("clock");
  };
  /** Takes a new time, as after an extension. */
  const takeTime = (leftMs: number | null) => hearTime(leftMs, 0);
  const askTime = () => saveSoon("time");
  /** Returns whether the server has all that was typed on this page. */
  const isSaved = async () => {
    saveSoon("leaving");
    await draftsArrived();
    return desk.current.saved === desk.current.seq;
  };
  return {
    owner,
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
    isOver,
    lock,
    endTime,
    isSaved,
  };
}
