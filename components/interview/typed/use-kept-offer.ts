"use client";

import { useEffect, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { forgetText, keepText, listKeptTexts, type KeptText, type TextOwner } from "./kept-text";
import { draftsArrived, SAVE_EVERY_MS } from "./use-saving";

/** A page that's still open has sent its text by then, or can't be reached. */
const LEFT_BEHIND_AFTER_MS = 2 * SAVE_EVERY_MS;

/** A text that another page of this device kept, and what it is to the text that Greenroom has. */
export type Offer = KeptText & { readonly isNewer: boolean };

type Desk = {
  readonly owner: TextOwner;
  readonly text: string;
  readonly write: (words: string) => void;
};
type DraftAtStart = {
  readonly text: string;
  readonly writerId: string | null;
  readonly seq: number | null;
};

/**
 * Offers what a page of this device typed for this question and couldn't send before it was closed
 * or crashed. Neither text is lost by the choice: the other one is sent after the lock.
 */
export function useKeptOffer({ owner, text, write }: Desk, draft: DraftAtStart) {
  const { text: drafted, writerId: draftedBy, seq: draftedSeq } = draft;
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => {
    const has = { text: drafted, writerId: draftedBy, seq: draftedSeq };
    const look = () =>
      void findOffer(owner, has).then((found) =>
        setOffer((before) => (isSame(before, found) ? before : found)),
      );
    look();
    const timer = setInterval(look, SAVE_EVERY_MS);
    return () => clearInterval(timer);
  }, [owner, drafted, draftedBy, draftedSeq]);

  /** Puts the kept text in the box. What was typed there since is kept aside. */
  const take = async (kept: Offer) => {
    setOffer(null);
    if (text.trim() !== "" && text !== drafted)
      await setAside({ ...kept, ...owner, writerId: uuidv7(), seq: 1, text, at: Date.now() });
    write(kept.text);
    await forgetText(kept);
  };
  /** Keeps the text in the box, and the kept one aside. */
  const leave = async (kept: Offer) => {
    setOffer(null);
    await setAside(kept);
  };
  /** Puts the kept text in the box when the time ends before the person has chosen or typed. */
  const takeAtZero = () => {
    if (offer?.isNewer && text === drafted) void take(offer);
  };
  return { offer, take, leave, takeAtZero };
}

function setAside(kept: KeptText): Promise<boolean> {
  return keepText({ ...kept, held: null, isAside: true });
}

async function findOffer(owner: TextOwner, draft: DraftAtStart): Promise<Offer | null> {
  await draftsArrived();
  const kept = (await listKeptTexts(owner.userId, owner.interviewId)).filter(
    ({ position, writerId }) => position === owner.position && writerId !== owner.writerId,
  );
  // What Greenroom has too did arrive, and only its acknowledgement was lost.
  const arrived = kept.filter(({ text }) => text === draft.text);
  await Promise.all(arrived.map((one) => forgetText(one)));
  const left = kept.find(
    ({ text, isAside, at }) =>
      text !== draft.text && !isAside && Math.abs(Date.now() - at) > LEFT_BEHIND_AFTER_MS,
  );
  return left ? { ...left, isNewer: isNewer(left, draft) } : null;
}

/** Returns whether a text continues the draft that Greenroom has, or Greenroom has none. */
function isNewer(kept: KeptText, { writerId, seq }: DraftAtStart): boolean {
  if (writerId === null) return true;
  if (writerId === kept.writerId) return kept.seq > (seq ?? 0);
  return writerId === kept.basedOnWriter && seq === kept.basedOnSeq;
}

function isSame(a: Offer | null, b: Offer | null): boolean {
  return a?.writerId === b?.writerId && a?.seq === b?.seq;
}
