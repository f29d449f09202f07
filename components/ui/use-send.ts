"use client";

import { useCallback, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { send, type IsReply, type Refused, type Sent } from "./send";

/**
 * Sends one thing at a time until it's acknowledged, and keeps why it wasn't. `isSending` stays
 * true after success, for the page that follows: `again` opens the way for another thing on the
 * same page.
 */
export function useSend() {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const isBusy = useRef(false);

  const again = useCallback((why: Refused | null = null) => {
    isBusy.current = false;
    setRefusal(why);
    setSending(false);
  }, []);
  /** Null when something is under way already. */
  const sendOnce = useCallback(
    async <T>(path: string, body: unknown, isReply: IsReply<T>): Promise<Sent<T> | null> => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setSending(true);
      const sent = await send(path, body, isReply);
      if (!sent.ok) again(sent);
      return sent;
    },
    [again],
  );
  return { isSending, refusal, sendOnce, again };
}

/**
 * The same for a review event, which has one id however often it's sent. After a refusal the next
 * one is another event; after silence it may have been applied and keeps its id.
 */
export function useSendEvent() {
  const { sendOnce, ...sending } = useSend();
  const eventId = useRef("");
  const sendEvent = useCallback(
    async <T>(path: string, event: Readonly<Record<string, unknown>>, isReply: IsReply<T>) => {
      eventId.current ||= uuidv7();
      const stamped = { ...event, eventId: eventId.current, clientAt: new Date().toISOString() };
      const sent = await sendOnce(path, stamped, isReply);
      if (sent && !sent.ok && sent.isFinal) eventId.current = "";
      return sent;
    },
    [sendOnce],
  );
  return { ...sending, sendEvent };
}
