"use client";

import type { ReactNode } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { useForm } from "@/components/ui/form-state";
import type { FormAction } from "@/lib/shared/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

type NewInterviewFormProps = Readonly<{
  action: FormAction;
  /** The interviews to choose from. */
  children: ReactNode;
}>;

/** Shows a choice of one interview and the button that starts it. */
export function NewInterviewForm({ action, children }: NewInterviewFormProps) {
  const { state, isPending, form } = useForm(action);
  return (
    <form {...form} className="max-w-2xl space-y-6" noValidate>
      <FormMessage message={state.message ?? Object.values(state.fields)[0] ?? null} />
      <fieldset>
        <legend className="font-medium">Which interview?</legend>
        <div className="mt-2 divide-y divide-line border-y border-line">{children}</div>
      </fieldset>
      <SubmitButton isPending={isPending}>Start the interview</SubmitButton>
    </form>
  );
}
