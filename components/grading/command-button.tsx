"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/ui/refusal";
import { useSendEvent } from "@/components/ui/use-send";
import type { CardCommand } from "@/lib/memory/rules/cards/events";
import { isDone } from "@/lib/requests/replies";

type CommandButtonProps = Readonly<{
  kind: CardCommand;
  questionId: string;
  children: string;
  /** The id of the element that names the question, when several buttons say the same. */
  describedBy?: string;
}>;

/** Sets a question aside, brings it back or starts it over. The page then shows the result. */
export function CommandButton({ kind, questionId, children, describedBy }: CommandButtonProps) {
  const router = useRouter();
  const { isSending, refusal, sendEvent } = useSendEvent();

  async function command() {
    if ((await sendEvent("/api/reviews", { kind, questionId }, isDone))?.ok) router.refresh();
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <button
        type="button"
        className="button-quiet"
        aria-describedby={describedBy}
        // A disabled button would lose the focus.
        aria-disabled={isSending}
        onClick={() => void command()}
      >
        {children}
      </button>
      <Refusal refusal={refusal} isQuiet />
    </span>
  );
}
