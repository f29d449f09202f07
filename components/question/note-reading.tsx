"use client";

import { useEffect } from "react";
import { send } from "@/components/ui/send";
import { isDone } from "@/lib/requests/replies";

type NoteReadingProps = Readonly<
  | { kind: "question"; questionId: string; interviewId?: never }
  | { kind: "report"; interviewId: string; questionId?: never }
>;

const AGAIN_AFTER_MS = 10_000;

/**
 * Tells the server that the model answers of this page are being read, whenever the page becomes
 * visible, until the server has answered. A page that's only fetched, loaded ahead or in the
 * background reports nothing.
 */
export function NoteReading({ kind, questionId, interviewId }: NoteReadingProps) {
  useEffect(() => {
    const body = kind === "question" ? { kind, questionId } : { kind, interviewId };
    let isGone = false;
    let isTelling = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    async function tell() {
      // A page that's rendered ahead counts as hidden until somebody goes to it.
      if (document.visibilityState !== "visible" || isTelling || isGone) return;
      isTelling = true;
      clearTimeout(again);
      const told = await send("/api/readings", body, isDone);
      isTelling = false;
      if (!told.ok && !told.isFinal) again = setTimeout(() => void tell(), AGAIN_AFTER_MS);
    }
    const seen = () => void tell();
    seen();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pageshow", seen);
    return () => {
      isGone = true;
      clearTimeout(again);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pageshow", seen);
    };
  }, [kind, questionId, interviewId]);
  return null;
}
