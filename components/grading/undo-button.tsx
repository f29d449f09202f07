"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Refusal } from "@/components/ui/refusal";
import { useSendEvent } from "@/components/ui/use-send";
import { undoWords } from "@/lib/memory/words/undo-words";
import { gradeName } from "@/lib/memory/words/grade-words";
import { keyOf } from "@/components/ui/key-of";
import { isDone } from "@/lib/requests/replies";

/** Takes the last grade back, by its button or Ctrl/Cmd+Z outside text fields. */
export function UndoButton({
  lastGrade,
}: Readonly<{
  lastGrade: {
    readonly id: string;
    readonly grade: string | null;
    /** Named where it may be another question than the page's last. */
    readonly questionText?: string;
  };
}>) {
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const { isSending, refusal, sendEvent } = useSendEvent();

  async function undo() {
    const event = { kind: "void", targetId: lastGrade.id };
    if ((await sendEvent("/api/reviews", event, isDone))?.ok) router.refresh();
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("textarea, input:not([type=checkbox])");
      if (keyOf(event) !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping)
        return;
      // A held key takes back one grade, not several.
      if (event.repeat) return event.preventDefault();
      event.preventDefault();
      button.current?.click();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <button
        ref={button}
        type="button"
        className="button-quiet"
        aria-disabled={isSending}
        onClick={() => void undo()}
      >
        {undoWords(gradeName(lastGrade.grade), lastGrade.questionText)}
      </button>
      <Refusal refusal={refusal} isQuiet />
    </div>
  );
}
