"use server";

import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { safePath } from "@/lib/auth/safe-path";
import { passwordProblemWords } from "@/lib/account/words/password-words";
import { currentTime } from "@/lib/clock";
import { Email } from "@/lib/requests/form-inputs";
import type { RefusalCode } from "@/lib/shared/refusal";
import { storedText } from "@/lib/shared/stored-text";
import { env } from "@/lib/env";
import { signIn } from "@/lib/account/usecases/sign-in";
import { signUp } from "@/lib/account/usecases/sign-up";
import type { FormState } from "@/lib/shared/form-state";
import { formAction } from "@/lib/requests/form-action";
import { refusalMessage } from "@/lib/shared/words/refusal-words";
import { endSession, keepTicket, newTicket } from "@/lib/auth/device-session";

// Longer than any accepted password, so that the rules can explain what's wrong with a long one.
const Password = z
  .string()
  .min(1, "Write your password.")
  .max(1000, passwordProblemWords({ kind: "long" }));
// The form can't show a fault of its destination, so an invalid one becomes Today.
const SignInInput = z.strictObject({
  email: Email,
  password: Password,
  next: storedText(500).catch("/today"),
});
const SignUpInput = z.strictObject({
  email: Email,
  password: Password,
  zone: storedText(60).default("UTC"),
});

/** Faults of one field are shown at that field. */
const FIELDS: Partial<Record<RefusalCode, "email" | "password">> = {
  weak_password: "password",
  email_taken: "email",
};

/** Signs in and goes to the page that the person wanted. */
export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  return formAction(SignInInput, form, async ({ email, password, next }) => {
    const ticket = await newTicket(currentTime());
    const signedIn = await signIn({ email, password, session: ticket.session });
    if (!signedIn.ok) return refusalMessage(signedIn.error);
    await keepTicket(ticket, signedIn.value.userId);
    redirect(safePath(next));
  });
}

/** Creates an account, signs in and goes to Today. */
export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  return formAction(SignUpInput, form, async (input) => {
    const now = currentTime();
    const userId = uuidv7();
    const ticket = await newTicket(now);
    const isOpen = env().SIGN_UP === "open";
    const signedUp = await signUp({
      ...input,
      userId,
      session: ticket.session,
      isOpen,
      now,
    });
    if (!signedUp.ok) {
      const field = FIELDS[signedUp.error.code];
      return field ? { [field]: refusalMessage(signedUp.error) } : refusalMessage(signedUp.error);
    }
    await keepTicket(ticket, userId);
    redirect("/today");
  });
}

/** Signs this device out. */
export async function signOutAction(_previous: FormState, form: FormData): Promise<FormState> {
  return formAction(z.object({}), form, async () => {
    await endSession();
    redirect("/sign-in");
  });
}
