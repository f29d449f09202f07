"use client";

import { useSyncExternalStore } from "react";
import { FormField } from "@/components/ui/form-field";
import { FormMessage } from "@/components/ui/form-message";
import { useForm } from "@/components/ui/form-state";
import type { FormAction } from "@/lib/shared/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

type AccountFormProps = Readonly<{
  action: FormAction;
  submitLabel: string;
  isNew: boolean;
  next?: string;
}>;

const nothing = () => () => undefined;

/**
 * Shows email and password fields, to sign in or to create an account. Works before its script has
 * loaded.
 */
export function AccountForm({ action, submitLabel, isNew, next }: AccountFormProps) {
  const { state, isPending, form } = useForm(action);
  const zone = useSyncExternalStore(
    nothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  return (
    <form {...form} className="space-y-6" noValidate>
      <FormMessage message={state.message} />
      <FormField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        error={state.fields["email"]}
        defaultValue={state.typed["email"]}
      />
      <FormField
        name="password"
        label="Password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        hint={
          isNew
            ? "At least 15 characters. A few words in a row are easy to remember; spaces are fine."
            : undefined
        }
        error={state.fields["password"]}
      />
      {isNew && <input type="hidden" name="zone" value={zone} readOnly />}
      {next && <input type="hidden" name="next" value={next} />}
      <SubmitButton isPending={isPending} className="w-full sm:w-auto">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
