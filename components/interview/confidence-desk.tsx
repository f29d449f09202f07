"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { CONFIDENCES } from "@/lib/domain/interview/machine";
import { send } from "./send";

const WORDS: Record<(typeof CONFIDENCES)[number], string> = {
  10: "Hardly",
  40: "Perhaps",
  70: "Likely",
  95: "Certainly",
};

/** One tap says how sure the candidate is; then the model answer opens. */
export function ConfidenceDesk({ path }: Readonly<{ path: string }>) {
  const router = useRouter();
  const [refusal, setRefusal] = useState({ message: "", code: "" });
  async function predict(confidence: number) {
    const sent = await send(path, { kind: "predict", confidence });
    if (!sent.ok) setRefusal({ code: "", ...sent });
    router.refresh();
  }
  return (
    <section className="space-y-3" aria-label="How sure are you?">
      <h2>Does this answer pass?</h2>
      <div role="group" aria-label="How sure are you?" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {CONFIDENCES.map((confidence) => (
          <button
            key={confidence}
            type="button"
            onClick={() => void predict(confidence)}
            className="flex min-h-16 cursor-pointer flex-col items-start rounded border border-edge px-3 py-2 text-left hover:border-stage"
          >
            <span className="font-medium">{WORDS[confidence]}</span>
            <span className="text-sm">{confidence} %</span>
          </button>
        ))}
      </div>
      {refusal.message && (
        <p role="alert" className="border-l-4 border-red pl-3 font-medium">
          {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
        </p>
      )}
    </section>
  );
}
