"use client";

import { useState, useSyncExternalStore } from "react";
import { Labelled, labelledBy } from "@/components/ui/labelled";
import { PasswordMeter } from "./password-meter";

type PasswordFieldProps = Readonly<{
  isNew: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}>;

const nothing = () => () => undefined;

/**
 * Shows a password field that can show what's typed. A new password is judged while it's typed, by
 * the rule that the server goes by.
 */
export function PasswordField({ isNew, hint, error }: PasswordFieldProps) {
  const hasScripts = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const [isShown, setIsShown] = useState(false);
  const [typed, setTyped] = useState<{ password: string; email: string } | null>(null);
  const about = { name: "password", label: "Password", hint, error };
  const judge = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const email = currentTarget.form?.elements.namedItem("email");
    setTyped({
      password: currentTarget.value,
      email: email instanceof HTMLInputElement ? email.value : "",
    });
  };
  return (
    <Labelled {...about}>
      <div className="relative">
        <input
          {...labelledBy(about)}
          required
          className="field pr-20"
          type={isShown ? "text" : "password"}
          autoComplete={isNew ? "new-password" : "current-password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...(isNew && { onFocus: judge, onInput: judge })}
        />
        {hasScripts && (
          <button
            type="button"
            className="absolute inset-y-0 right-0 px-4 text-sm text-soft underline underline-offset-4"
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? "Hide" : "Show"}
            <span className="sr-only"> the password</span>
          </button>
        )}
      </div>
      {typed && <PasswordMeter {...typed} />}
    </Labelled>
  );
}
