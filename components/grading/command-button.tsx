"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { send } from "@/components/ui/send";
import type { CardCommand } from "@/lib/memory/rules/cards/events";

type CommandButtonProps = Readonly<{
  kind: CardCommand;
  questionId: string;
  children: string;
  /** What the button is for, where several say the same: the id of the element that names the question. */
  describedBy?: string;
}>;

/** Sets a question aside, brings it back or starts it afresh. The page shows what stands afterwards. */
export function CommandButton({ kind, questionId, children, describedBy }: CommandButtonProps) {
  const router = useRouter();
  const [message, setMessage] = useState("");
  const [isSending, setSending] = useState(false);
  // One id for this command, however often it has to be sent.
  const eventId = useRef("");

  async function command() {
    if (isSending) return;
    setSending(true);
    eventId.current ||= uuidv7();
    const clientAt = new Date().toISOString();
    const done = await send("/api/reviews", {
      kind,
      eventId: eventId.current,
      questionId,
      clientAt,
    });
    if (done.ok) return router.refresh();
    if (done.isFinal) eventId.current = "";
    setMessage(done.message);
    setSending(false);
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <button
        type="button"
        className="button-quiet"
        aria-describedby={describedBy}
        // A button that is disabled would lose the focus.
        aria-disabled={isSending}
        onClick={() => void command()}
      >
        {children}
      </button>
      <span role="status">{message}</span>
    </span>
  );
}
