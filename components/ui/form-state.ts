"use client";

import { useActionState, useEffect, useRef, type FormEvent } from "react";
import type { FormAction, FormState } from "@/lib/shared/form-state";

/** Before a form was sent. */
const NOTHING_SENT: FormState = { message: null, fields: {}, typed: {} };

/**
 * Returns the state of a form that sends an action, and the attributes of its element. The focus
 * moves to the first faulty field, and typed text stays, even without a connection.
 */
export function useForm(action: FormAction) {
  const [state, submit, isPending] = useActionState(
    // The server renders the form around the action itself, so it works before its script has
    // loaded.
    typeof window === "undefined" ? action : sayWhenLost(action),
    NOTHING_SENT,
  );
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(state.fields).length > 0)
      ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return { state, isPending, form: { ref, action: submit, onReset: keepTyped } };
}

/**
 * Returns the action with a sentence for when it wasn't reached. Whatever the action itself throws,
 * a redirect or a fault, has a digest and passes.
 */
function sayWhenLost(action: FormAction): FormAction {
  return (previous, form) =>
    action(previous, form).catch((error: unknown) => {
      const message = error instanceof Error && !("digest" in error) ? whyNotReached(error) : null;
      if (message === null) throw error;
      return { ...previous, fields: {}, message };
    });
}

/**
 * Returns why an action wasn't reached, or null for a fault of the page. A server that refuses a
 * request on its way says so in a plain sentence, which Next throws.
 */
function whyNotReached({ name, message }: Error): string | null {
  if (name === "TypeError")
    return "Greenroom isn’t responding. Nothing is lost: check your connection and try again.";
  if (name === "UnrecognizedActionError")
    return "This page is from before an update. Copy what you typed, then reload it.";
  if (name !== "Error" || message.startsWith("Minified React error")) return null;
  return message.endsWith("from the server.")
    ? "Greenroom couldn’t take this form. Nothing is lost: wait a moment and try again."
    : message;
}

/** React empties a form after its action. */
function keepTyped(event: FormEvent): void {
  event.preventDefault();
}
