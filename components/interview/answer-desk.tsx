"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { CueLight } from "./cue-light";
import { send } from "./send";

const SAVE_EVERY_MS = 1_500;
/** The pages that were shown: the browser's Back shows one again as it was, with a time and a text that are no longer true. */
const shown = new Set<string>();

type AnswerDeskProps = Readonly<{
  /** Address of the item's handlers. */
  base: string;
  writerId: string;
  remainingMs: number | null;
  limitMs: number | null;
  draft: { readonly text: string; readonly writerId: string | null; readonly seq: number | null };
}>;

/** The answer while its clock runs: typed text that saves itself, or an answer aloud, and one button. */
export function AnswerDesk({ base, writerId, remainingMs, limitMs, draft }: AnswerDeskProps) {
  const router = useRouter();
  const [text, setText] = useState(draft.text);
  const [isAloud, setAloud] = useState(false);
  const [notice, setNotice] = useState("");
  const [isLocking, setLocking] = useState(false);
  const desk = useRef({ text: draft.text, seq: 0, saved: 0, isSaving: false, isAloud: false, isLocking: false });
  const { writerId: basedOnWriter, seq: basedOnSeq } = draft;

  const typed = useCallback(
    () => ({ writerId, seq: desk.current.seq, text: desk.current.text, basedOnWriter, basedOnSeq }),
    [writerId, basedOnWriter, basedOnSeq],
  );

  const save = useCallback(
    async (isLeaving = false) => {
      const { seq, saved, isSaving, isLocking: isBusy } = desk.current;
      // One at a time: on a network that hangs they would stand in each other's way, and in the lock's.
      if (seq === saved || (isSaving && !isLeaving) || isBusy) return;
      desk.current.isSaving = true;
      const kept = await send<{ late: boolean; rival: boolean }>(`${base}/draft`, typed(), []);
      desk.current.isSaving = false;
      if (!kept.ok) return setNotice(kept.message);
      desk.current.saved = seq;
      if (kept.value.late) {
        setNotice("This answer is locked. What you typed since is kept beside it.");
        return router.refresh();
      }
      setNotice(kept.value.rival ? "Another device has typed for this question too. Both texts are kept." : "Saved");
    },
    [base, typed, router],
  );

  const lock = useCallback(
    async (by: "person" | "clock") => {
      if (desk.current.isLocking) return;
      desk.current.isLocking = true;
      const { seq, saved } = desk.current;
      // A page where nothing new was typed has nothing to say at zero: the newest text of any device counts.
      if (seq > 0 && (by === "person" || seq !== saved)) desk.current.seq += 1;
      setLocking(true);
      const locked = await send(`${base}/lock`, {
        typed: typed(),
        answerMode: desk.current.isAloud ? "aloud" : "written",
      });
      if (locked.ok) return router.refresh();
      desk.current.isLocking = false;
      setNotice(locked.message);
      setLocking(false);
    },
    [base, typed, router],
  );

  useEffect(() => {
    if (shown.has(writerId)) router.refresh();
    shown.add(writerId);
  }, [writerId, router]);

  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    const timer = setInterval(() => void save(), SAVE_EVERY_MS);
    const leaving = () => void save(true);
    window.addEventListener("pagehide", leaving);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leaving);
      // Leaving for another page of Greenroom: the last words go too, whatever is still under way.
      void save(true);
    };
  }, [save]);

  return (
    <div className="space-y-5">
      {remainingMs !== null && limitMs !== null ? (
        <CueLight remainingMs={remainingMs} limitMs={limitMs} onOver={() => void lock("clock")} />
      ) : (
        <p className="text-sm text-soft">No time limit</p>
      )}
      <label className="flex min-h-11 w-fit items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-stage"
          checked={isAloud}
          onChange={(event) => {
            desk.current.isAloud = event.target.checked;
            setAloud(event.target.checked);
          }}
        />
        I answer aloud
      </label>
      <div className="space-y-2">
        <label htmlFor="answer" className="block font-medium">
          {isAloud ? "Notes, if you like" : "Your answer"}
        </label>
        <textarea
          ref={field}
          id="answer"
          rows={isAloud ? 4 : 12}
          maxLength={20_000}
          className="field font-serif text-lg leading-relaxed"
          value={text}
          readOnly={isLocking}
          onChange={(event) => {
            desk.current.text = event.target.value;
            desk.current.seq += 1;
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void lock("person");
          }}
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" className="button" disabled={isLocking} onClick={() => void lock("person")}>
          Lock my answer
        </button>
        <p role="status" className="text-sm text-soft">
          {notice}
        </p>
      </div>
    </div>
  );
}
