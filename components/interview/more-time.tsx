"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/ui/refusal";
import { send } from "@/components/ui/send";
import { useSend } from "@/components/ui/use-send";
import { isTimeReply } from "@/lib/requests/replies";

const QUIET = "disclosure";

const NOT_SAVED = {
  ok: false,
  isFinal: false,
  by: null,
  message: "Your text couldn’t be saved yet, so nothing was opened. Try again.",
} as const;

type MoreTimeProps = Readonly<{
  stepPath: string;
  /** The number of the next extension, or null when there's none left. */
  nextExtension: number | null;
  /** The time left after taking it. */
  onExtended: (remainingMs: number | null) => void;
  /**
   * True when the server has all typed text. Only that text stays when the model answer is opened.
   */
  isSaved: () => Promise<boolean>;
}>;

/**
 * Shows what a person can ask for while an answer is open, each recorded: an extra minute, and the
 * model answer before the lock.
 */
export function MoreTime({ stepPath, nextExtension, onExtended, isSaved }: MoreTimeProps) {
  const router = useRouter();
  const { refusal, once, sendOnce, again } = useSend();

  async function extend() {
    const sent = await sendOnce(stepPath, { kind: "extend", nth: nextExtension }, isTimeReply);
    if (!sent?.ok) return;
    onExtended(sent.value.remainingMs);
    again();
  }
  async function reveal() {
    const sent = await once(async () =>
      (await isSaved()) ? send(stepPath, { kind: "reveal" }, isTimeReply) : NOT_SAVED,
    );
    if (sent?.ok) router.refresh();
  }

  return (
    <div>
      {nextExtension !== null && (
        <button type="button" className={QUIET} onClick={() => void extend()}>
          Take a minute more (written down)
        </button>
      )}
      <details>
        <summary className={QUIET}>
          Show the model answer now (counts as Again, written down)
        </summary>
        <div className="my-2 measure space-y-3 border-l border-edge pl-4">
          <p>
            Your answer is locked as it stands, and Again is suggested: the question comes back
            soon. What you can grade after that is what you had written until now.
          </p>
          <button type="button" className="button-quiet" onClick={() => void reveal()}>
            Lock my answer and show it
          </button>
        </div>
      </details>
      <Refusal refusal={refusal} isQuiet />
    </div>
  );
}
