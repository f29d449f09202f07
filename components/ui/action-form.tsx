"use client";

import { FormMessage } from "./form-message";
import type { FormAction } from "@/lib/shared/form-state";
import { useForm } from "./form-state";

type ActionFormProps = Readonly<{
  action: FormAction;
  className?: string;
  children: React.ReactNode;
}>;

/**
 * Shows a form with only buttons, which usually lead to another page. If they can't, as without a
 * connection, it says so.
 */
export function ActionForm({ action, className, children }: ActionFormProps) {
  const { state, form } = useForm(action);
  return (
    <form {...form} className={className}>
      <FormMessage message={state.message} />
      {children}
    </form>
  );
}
