"use client";

import { FormMessage } from "./form-message";
import { useForm, type FormState } from "./form-state";

type ActionFormProps = Readonly<{
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  className?: string;
  children: React.ReactNode;
}>;

/** A form of buttons alone, which as a rule lead elsewhere: when they could not, as without a connection, it says so. */
export function ActionForm({ action, className, children }: ActionFormProps) {
  const { state, form } = useForm(action);
  return (
    <form {...form} className={className}>
      <FormMessage message={state.message} />
      {children}
    </form>
  );
}
