"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { KeyChoices } from "@/components/ui/key-choices";
import { Refusal } from "@/components/ui/refusal";
import { SlowNote } from "@/components/ui/slow-note";
import { useSend } from "@/components/ui/use-send";
import { type Confidence, CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import { CONFIDENCE_WORDS } from "@/lib/interview/words/confidence-words";
import { isTimeReply } from "@/lib/requests/replies";

/** It was predicted in another tab, or the interview is over. The page shows which. */
const isSettled = ({ isFinal, code }: { readonly isFinal: boolean; readonly code?: string }) =>
  isFinal && code !== "signed_out";

/** Asks how sure the candidate is, in one tap, before the model answer opens. */
export function ConfidenceDesk({
  path,
  singleKeys,
}: Readonly<{ path: string; singleKeys: boolean }>) {
  const router = useRouter();
  const { isSending, refusal, sendOnce } = useSend();
  const heading = useRef<HTMLHeadingElement>(null);
  // Not the first choice, because a person who pressed Enter to lock may still hold it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  async function predict(confidence: Confidence) {
    const sent = await sendOnce(path, { kind: "predict", confidence }, isTimeReply, isSettled);
    if (sent && (sent.ok || isSettled(sent))) router.refresh();
  }

  return (
    <section className="space-y-3" aria-labelledby="sure">
      <h2 id="sure" ref={heading} tabIndex={-1}>
        How likely is it that this answer passes?
      </h2>
      <p className="measure text-soft">
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
      <Refusal refusal={refusal} />
    </section>
  );
}
