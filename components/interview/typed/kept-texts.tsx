"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { CopyButton } from "@/components/ui/copy-button";
import { Refusal } from "@/components/ui/refusal";
import { send, type Refused } from "@/components/ui/send";
import { fitAnswer } from "@/lib/interview/rules/session/fit-answer";
import { clockOfDay } from "@/lib/interview/words/kept-words";
import { isDraftReply } from "@/lib/requests/replies";
import { forgetText, keepText, listKeptTexts, typedBy, type KeptText } from "./kept-text";
import { draftsArrived } from "./use-saving";

type KeptTextsProps = Readonly<{
  userId: string;
  interviewId: string;
  /** The question that's being answered, whose page sends its own texts, or null. */
  answering: number | null;
}>;

type Unsent = { readonly kept: KeptText; readonly why: Refused; readonly mayPass: boolean };

const AGAIN_AFTER_MS = 15_000;

/**
 * Sends what this device still keeps of an interview's locked answers, and shows what couldn't be
 * sent. The server decides whether it counts.
 */
export function KeptTexts({ userId, interviewId, answering }: KeptTextsProps) {
  const router = useRouter();
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const isSending = useRef(false);

  const sendAll = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    await draftsArrived();
    const kept = (await listKeptTexts(userId, interviewId)).filter(
      ({ position }) => position !== answering,
    );
    const failed: Unsent[] = [];
    for (const one of kept) {
      const left = await sendKept(one);
      if (left) failed.push(left);
    }
    isSending.current = false;
    setUnsent(failed);
    if (failed.length < kept.length) router.refresh();
  }, [userId, interviewId, answering, router]);
  useEffect(() => {
    // What was refused for itself waits for the person.
    if (!unsent.some(({ mayPass }) => mayPass)) return;
    const again = setTimeout(() => void sendAll(), AGAIN_AFTER_MS);
    return () => clearTimeout(again);
  }, [unsent, sendAll]);
  useEffect(() => {
    void sendAll();
    const back = () => document.visibilityState === "visible" && void sendAll();
    window.addEventListener("online", back);
    document.addEventListener("visibilitychange", back);
    return () => {
      window.removeEventListener("online", back);
      document.removeEventListener("visibilitychange", back);
    };
  }, [sendAll]);

  const forget = async (kept: KeptText) => {
    await forgetText(kept);
    setUnsent((left) => left.filter((one) => one.kept !== kept));
  };

  return unsent.map(({ kept, why }) => (
    <section key={kept.writerId} className="space-y-3 border-l-4 border-red pl-4">
      <h2>Only on this device</h2>
      <p>
        You typed this for question {kept.position + 1} at {clockOfDay(kept.at)}. Greenroom doesn’t
        have it yet.
      </p>
      <Refusal refusal={why} isQuiet />
      <p className="max-h-56 overflow-auto persons-text font-serif">{kept.text}</p>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={kept.text} />
        <button type="button" className="button-quiet" onClick={() => void sendAll()}>
          Send it again
        </button>
        <button type="button" className="button-quiet" onClick={() => void forget(kept)}>
          Delete it from this device
        </button>
      </div>
    </section>
  ));
}

/** Sends a text in as many pieces as it needs. Returns what couldn't be sent, or null. */
async function sendKept(kept: KeptText): Promise<Unsent | null> {
  const { interviewId, position, held } = kept;
  const { rest } = fitAnswer(kept.text);
  const base = `/api/interviews/${interviewId}/items/${position}`;
  const body = { ...typedBy(kept, kept), isInSight: false, ...(held && { held }) };
  const sent = await send(`${base}/draft`, body, isDraftReply, { hasText: true });
  if (!sent.ok) return { kept, why: sent, mayPass: sent.by === null || sent.code === "in_front" };
  if (rest === "") {
    await forgetText(kept);
    return null;
  }
  // What doesn't fit is a text of its own, which isn't part of the answer.
  const more = { ...kept, writerId: uuidv7(), seq: 1, text: rest, held: null };
  await keepText(more);
  await forgetText(kept);
  return sendKept(more);
}
