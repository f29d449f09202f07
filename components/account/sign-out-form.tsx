"use client";

import { ActionForm } from "@/components/ui/action-form";
import { emptyDevice } from "@/components/ui/device-store";
import type { FormAction } from "@/lib/shared/form-state";

/** Signs this device out, and removes what it has kept of anybody's texts once that has worked. */
export function SignOutForm({ action }: Readonly<{ action: FormAction }>) {
  return (
    // The server renders the form around the action itself, so it works before its script has
    // loaded.
    <ActionForm
      action={typeof window === "undefined" ? action : emptyAfter(action)}
      className="space-y-3"
    >
      <button className="button-quiet">Sign out</button>
    </ActionForm>
  );
}

function emptyAfter(action: FormAction): FormAction {
  return (previous, form) =>
    action(previous, form).catch(async (error: unknown) => {
      if (isRedirect(error)) await emptyDevice();
      throw error;
    });
}

/** Returns whether an action leads to another page, as signing out does once it has worked. */
function isRedirect(error: unknown): boolean {
  return (
    error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT")
  );
}
