"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { KeyChoices } from "@/components/ui/key-choices";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { SlowNote } from "@/components/ui/slow-note";
import { type Confidence, CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import { CONFIDENCE_WORDS } from "@/lib/interview/words/confidence-words";
import { send } from "@/components/ui/send";

/** One tap says how sure the candidate is; then the model answer opens. */
export function ConfidenceDesk({
  path,
  singleKeys,
}: Readonly<{ path: string; singleKeys: boolean }>) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<{ message: string; code?: string }>({ message: "" });
  const [isSending, setSending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // Not the first choice: whoever pressed Enter to lock may still hold it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  async function predict(confidence: Confidence) {
    setSending(true);
    const sent = await send(path, { kind: "predict", confidence });
    // Refused: it was said in another tab, or the interview is over. The page shows what stands.
    if (sent.ok || (sent.isFinal && sent.code !== "signed_out")) return router.refresh();
    setRefusal(sent);
    setSending(false);
  }

  return (
    <section className="space-y-3" aria-labelledby="sure">
      <h2 id="sure" ref={heading} tabIndex={-1}>
        How likely is it that this answer passes?
      </h2>
      <p className="max-w-[60ch] text-soft">
        Your answer is locked. The model answer opens once you have said it.
      </p>
      <KeyChoices
        label="How likely is it that this answer passes?"
        choices={CONFIDENCES.map((value) => ({
          value,
          name: CONFIDENCE_WORDS[value],
          detail: `${value} %`,
        }))}
        hasKeys={singleKeys}
        isSending={isSending}
        onChoose={(confidence) => void predict(confidence)}
      />
      <SlowNote isSending={isSending} />
      {refusal.message && (
        <p role="alert" className="border-l-4 border-red pl-3 font-medium">
          {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
        </p>
      )}
    </section>
  );
}
