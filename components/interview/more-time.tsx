"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { send } from "@/components/ui/send";

const QUIET =
  "flex min-h-11 w-fit cursor-pointer items-center text-sm text-soft underline underline-offset-4";

type MoreTimeProps = Readonly<{
  stepPath: string;
  /** Which extension is the next; null when there is none to take. */
  nextExtension: number | null;
  /** The time that is left once it was taken. */
  onExtended: (remainingMs: number | null) => void;
  /** Whether the server has all that was typed: only that stays when the model answer is opened. */
  isSaved: () => Promise<boolean>;
}>;

/** What can be asked for while an answer is open, each written down: a minute more, and the model answer before the lock. */
export function MoreTime({ stepPath, nextExtension, onExtended, isSaved }: MoreTimeProps) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<{ message: string; code?: string }>({ message: "" });
  const isSending = useRef(false);

  async function once(act: () => Promise<{ message: string; code?: string } | null>) {
    if (isSending.current) return;
    isSending.current = true;
    setRefusal((await act()) ?? { message: "" });
    isSending.current = false;
  }
  const extend = async () => {
    const sent = await send<{ remainingMs: number | null }>(stepPath, {
      kind: "extend",
      nth: nextExtension,
    });
    if (sent.ok) onExtended(sent.value.remainingMs);
    return sent.ok ? null : sent;
  };
  const reveal = async () => {
    if (!(await isSaved()))
      return { message: "Your text could not be saved yet, so nothing was opened. Try again." };
    const sent = await send(stepPath, { kind: "reveal" });
    if (sent.ok) router.refresh();
    return sent.ok ? null : sent;
  };

  return (
    <div>
      {nextExtension !== null && (
        <button type="button" className={QUIET} onClick={() => void once(extend)}>
          Take a minute more (written down)
        </button>
      )}
      <details>
        <summary className={QUIET}>
          Show the model answer now (counts as Again, written down)
        </summary>
        <div className="my-2 max-w-[60ch] space-y-3 border-l border-edge pl-4">
          <p>
            Your answer is locked as it stands, and Again is suggested: the question comes back
            soon. What you can grade after that is what you had written until now.
          </p>
          <button type="button" className="button-quiet" onClick={() => void once(reveal)}>
            Lock my answer and show it
          </button>
        </div>
      </details>
      <p role="status" className="text-sm text-soft">
        {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
      </p>
    </div>
  );
}
