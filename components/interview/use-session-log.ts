"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { reportableMs } from "@/lib/interview/rules/session/reported-span";
import { spanWords } from "@/lib/shared/words/span-words";
import { send } from "@/components/ui/send";
import { isSessionLogReply } from "@/lib/requests/replies";

/** Anything shorter is a reload, which nobody needs to hear about. */
const TOLD_FROM_MS = 1_000;

/** A server that didn't answer for less than this was merely busy. */
const SILENCE_FROM_MS = 5_000;

/** What was reported already, so a repeated report shows nothing new. */
const told = new Set<string>();

/** Lines that stay visible: one for an absence, one for a correction. */
const NOTES_SHOWN = 2;

/** Shows a line with what was recorded. */
export type SessionLogNote = { readonly id: string; readonly text: string };

type Report =
  | { readonly kind: "hidden" }
  | { readonly kind: "shown" | "offline" | "refused" | "clock"; readonly ms: number };

/**
 * Reports what happens to a page while a question's clock runs, and returns the lines for the
 * candidate. An absence has one id from beginning to end, even if another page of this tab ends it;
 * `openAbsence` is one that began elsewhere.
 */
export function useSessionLog(path: string, position: number, openAbsence: string | null) {
  const [notes, setNotes] = useState<readonly SessionLogNote[]>([]);
  /**
   * Since when the server can't be reached, as far as this page knows, and how long that must last
   * to be reported.
   */
  const loss = useRef<{ readonly at: number; readonly leastMs: number } | null>(null);
  const report = useCallback(
    async (id: string, what: Report, words: (span: string) => string) => {
      const body = "ms" in what ? { ...what, ms: reportableMs(what.ms) } : what;
      const written = await send(path, { ...body, id, position }, isSessionLogReply);
      if (written.ok && written.value.ms >= TOLD_FROM_MS && !told.has(id)) {
        told.add(id);
        setNotes((said) =>
          [...said, { id, text: words(spanWords(written.value.ms)) }].slice(-NOTES_SHOWN),
        );
      }
      return written.ok || written.isFinal;
    },
    [path, position],
  );

  const corrected = useCallback(
    (byMs: number) => {
      // If it had shown too little, the person took an extra minute on another device.
      if (byMs > 0)
        void report(
          uuidv7(),
          { kind: "clock", ms: byMs },
          (span) => `This page's clock was put right by ${span}. It is in the session log.`,
        );
    },
    [report],
  );

  /** Reports the loss that has just ended, if it was long enough. */
  const found = useCallback(() => {
    if (!loss.current) return;
    const { at, leastMs } = loss.current;
    const ms = performance.now() - at;
    loss.current = null;
    if (ms < leastMs) return;
    void report(
      uuidv7(),
      { kind: "offline", ms },
      (span) => `The connection was gone for ${span}. It is in the session log.`,
    );
  }, [report]);
  /** The first refusal by something on the way. One a page is enough, and its report may be refused too. */
  const refusal = useRef<{ id: string; at: number; isTold: boolean } | null>(null);
  const tellRefusal = useCallback(async () => {
    const first = refusal.current;
    if (!first || first.isTold) return;
    first.isTold = true;
    first.isTold = await report(
      first.id,
      { kind: "refused", ms: performance.now() - first.at },
      () => "Something on the way refused what this page sent. It is in the session log.",
    );
  }, [report]);
  /**
   * Hears who answered a draft sent at this instant. A silent server is as good as no connection.
   */
  const heard = useCallback(
    (by: "greenroom" | "another" | null, sentAt: number) => {
      if (by === "greenroom") found();
      else if (by === null) loss.current ??= { at: sentAt, leastMs: SILENCE_FROM_MS };
      else refusal.current ??= { id: uuidv7(), at: sentAt, isTold: false };
      void tellRefusal();
    },
    [found, tellRefusal],
  );

  useEffect(() => {
    const name = `away ${path} ${position}`;
    const page = window.location.pathname;
    let leftAt = performance.now();
    const leave = () => {
      if (recall(name)) return;
      const id = uuidv7();
      leftAt = performance.now();
      remember(name, id);
      void report(id, { kind: "hidden" }, () => "");
    };
    const comeBack = async (id: string | null) => {
      if (!id) return;
      const ms = performance.now() - leftAt;
      if (
        await report(
          id,
          { kind: "shown", ms },
          (span) => `You left the page for ${span}. It is in the session log.`,
        )
      )
        forget(name, id);
    };
    const seen = () =>
      document.visibilityState === "hidden" ? leave() : void comeBack(recall(name));
    const lost = () => {
      loss.current = { at: loss.current?.at ?? performance.now(), leastMs: 0 };
    };
    if (document.visibilityState === "visible") void comeBack(recall(name) ?? openAbsence);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("offline", lost);
    window.addEventListener("online", found);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("offline", lost);
      window.removeEventListener("online", found);
      // The person left for another page of Greenroom, so this one is out of sight too.
      if (window.location.pathname !== page) leave();
    };
  }, [path, position, openAbsence, report, found]);

  return { notes, corrected, heard };
}

/**
 * The id of an absence that began on this tab, even before a reload. If the browser refuses to
 * store it, it's known until the reload.
 */
const absences = new Map<string, string>();

function recall(name: string): string | null {
  try {
    return absences.get(name) ?? sessionStorage.getItem(name);
  } catch {
    return absences.get(name) ?? null;
  }
}

function remember(name: string, id: string): void {
  absences.set(name, id);
  try {
    sessionStorage.setItem(name, id);
  } catch {
    // The same as above.
  }
}

function forget(name: string, id: string): void {
  if (recall(name) !== id) return;
  absences.delete(name);
  try {
    sessionStorage.removeItem(name);
  } catch {
    // The same as above.
  }
}
