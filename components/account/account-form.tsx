"use client";

import { useSyncExternalStore } from "react";
import { FormField } from "@/components/ui/form-field";
import { PasswordField } from "./password-field";
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
      <PasswordField
        isNew={isNew}
        hint={
          isNew
            ? "At least 10 characters. A passphrase works well: a few words in a row."
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
