"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { gradeName } from "@/lib/memory/words/grade-words";
import { send } from "@/components/ui/send";

/** Takes the last grade back, by its button or Ctrl/Cmd+Z outside text fields. */
export function UndoButton({
  lastGrade,
}: Readonly<{ lastGrade: { readonly id: string; readonly grade: string | null } }>) {
  const router = useRouter();
  const [refusal, setRefusal] = useState({ message: "", code: "" });
  const button = useRef<HTMLButtonElement>(null);

  const [isSending, setSending] = useState(false);
  // One id for this undo, however often it has to be sent.
  const eventId = useRef("");

  async function undo() {
    if (isSending) return;
    setSending(true);
    eventId.current ||= uuidv7();
    const undone = await send("/api/reviews", {
      kind: "void",
      eventId: eventId.current,
      targetId: lastGrade.id,
      clientAt: new Date().toISOString(),
    });
    if (undone.ok) return router.refresh();
    setRefusal({ code: "", ...undone });
    setSending(false);
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("textarea, input:not([type=checkbox])");
      if (
        event.key.toLowerCase() !== "z" ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        isTyping
      )
        return;
      // A held key takes one grade back, not one after the other.
      if (event.repeat) return event.preventDefault();
      event.preventDefault();
      button.current?.click();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return (
    <p className="flex flex-wrap items-center gap-3 print:hidden">
      <button
        ref={button}
        type="button"
        className="button-quiet"
        aria-disabled={isSending}
        onClick={() => void undo()}
      >
        Undo: your last grade was {gradeName(lastGrade.grade)}
      </button>
      <span role="status">
        {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
      </span>
    </p>
  );
}
