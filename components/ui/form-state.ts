"use client";

import { useEffect, useRef, type RefObject } from "react";

/** What a form shows after it was sent: a sentence for all of it, sentences at fields, and what was typed. */
export type FormState = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

/** Before a form was sent. */
export const NOTHING_SENT: FormState = { message: null, fields: {}, typed: {} };

/** Moves the focus to the first field that something is wrong with, so that its sentence is read at once. */
export function useFocusOnFault(state: FormState): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.fields).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return form;
}
