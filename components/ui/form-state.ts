"use client";

import { useActionState, useEffect, useRef, type FormEvent } from "react";

/** What a form shows after it was sent: a sentence for all of it, sentences at fields, and what was typed. */
export type FormState = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

/** Before a form was sent. */
const NOTHING_SENT: FormState = { message: null, fields: {}, typed: {} };

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * A form that sends an action: what came of it, whether it is under way, and the attributes of the form element. The focus moves to the
 * first field that something is wrong with, so that its sentence is read at once; what was typed stays, also without a connection.
 */
export function useForm(action: FormAction) {
  const [state, submit, isPending] = useActionState(
    // The server draws the form around the action itself, so that it works before its script has loaded.
    typeof window === "undefined" ? action : sayWhenLost(action),
    NOTHING_SENT,
  );
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.fields).length > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return { state, isPending, form: { ref, action: submit, onReset: keepTyped } };
}

/** The action, which answers with a sentence where there is no connection: fetch throws a TypeError then. All else, as a redirect, passes. */
function sayWhenLost(action: FormAction): FormAction {
  return (previous, form) =>
    action(previous, form).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
      return {
        ...previous,
        fields: {},
        message: "Greenroom does not answer. Nothing is lost: check your connection and try again.",
      };
    });
}

/** React empties a form after its action. */
function keepTyped(event: FormEvent): void {
  event.preventDefault();
}
