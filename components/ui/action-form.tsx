"use client";

import { useActionState } from "react";
import { FormMessage } from "./form-message";
import { NOTHING_SENT, type FormState } from "./form-state";

type ActionFormProps = Readonly<{
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  className?: string;
  children: React.ReactNode;
}>;

/** A form of buttons alone, which as a rule lead elsewhere: when they could not, as without a database, it says so. */
export function ActionForm({ action, className, children }: ActionFormProps) {
  const [state, submit] = useActionState(action, NOTHING_SENT);
  return (
    <form action={submit} className={className}>
      <FormMessage message={state.message} />
      {children}
    </form>
  );
}
