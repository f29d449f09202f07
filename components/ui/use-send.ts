"use client";

import { useCallback, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { send, type IsReply, type Refused, type Sent } from "./send";

/**
 * Returns whether a refusal means that the thing was settled elsewhere. The page is then shown
 * again, and nothing may be sent from its previous state.
 */
type IsSettled = (sent: { readonly isFinal: boolean } & Refused) => boolean;

const NEVER: IsSettled = () => false;

/**
 * Does one thing at a time that's sent until it's acknowledged, and keeps the reason if it wasn't.
 * `isSending` stays true once it's done or settled, for the page that follows; `again` allows
 * another thing on the same page.
 */
export function useSend() {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const isBusy = useRef(false);

  const release = useCallback((why: Refused | null) => {
    isBusy.current = false;
    setRefusal(why);
    setSending(false);
  }, []);
  /** Runs work that ends in sending. Returns null when something is already being sent. */
  const once = useCallback(
    async <T>(work: () => Promise<Sent<T>>, isSettled = NEVER): Promise<Sent<T> | null> => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setSending(true);
      const sent = await work();
      if (!sent.ok && !isSettled(sent)) release(sent);
      return sent;
    },
    [release],
  );
  const sendOnce = useCallback(
    <T>(path: string, body: unknown, isReply: IsReply<T>, isSettled?: IsSettled) =>
      once(() => send(path, body, isReply), isSettled),
    [once],
  );
  const again = useCallback(() => release(null), [release]);
  return { isSending, refusal, once, sendOnce, again };
}

/**
 * Does the same for a review event, which has one id however often it's sent. After a refusal the
 * next one is another event, and after silence, or if it's settled, it keeps its id.
 */
export function useSendEvent() {
  const { isSending, refusal, sendOnce } = useSend();
  const eventId = useRef("");
  const sendEvent = useCallback(
    async <T>(
      path: string,
      event: Readonly<Record<string, unknown>>,
      isReply: IsReply<T>,
      isSettled = NEVER,
    ) => {
      eventId.current ||= uuidv7();
      const stamped = { ...event, eventId: eventId.current, clientAt: new Date().toISOString() };
      const sent = await sendOnce(path, stamped, isReply, isSettled);
      if (sent && !sent.ok && sent.isFinal && !isSettled(sent)) eventId.current = "";
      return sent;
    },
    [sendOnce],
  );
  return { isSending, refusal, sendEvent };
}
