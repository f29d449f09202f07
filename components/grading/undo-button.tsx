"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { send } from "@/components/interview/send";

/** Takes the last grade back, by its button or Ctrl/Cmd+Z outside text fields. */
export function UndoButton({ targetId, label }: Readonly<{ targetId: string; label: string }>) {
  const router = useRouter();
  const [message, setMessage] = useState("");
  const button = useRef<HTMLButtonElement>(null);

  async function undo() {
    const undone = await send("/api/reviews", {
      kind: "void",
      eventId: uuidv7(),
      targetId,
      clientAt: new Date().toISOString(),
    });
    if (undone.ok) router.refresh();
    else setMessage(undone.message);
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest("textarea, input:not([type=checkbox])");
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTyping) return;
      event.preventDefault();
      button.current?.click();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return (
    <p className="flex flex-wrap items-center gap-3">
      <button ref={button} type="button" className="button-quiet" onClick={() => void undo()}>
        Undo: {label}
      </button>
      <span role="status">{message}</span>
    </p>
  );
}
