import { hashPassword } from "@/lib/auth/password";
import { forgetTries } from "@/lib/account/data/rate-limits";
import { findCredentials, replacePassword } from "@/lib/account/data/users";
import { normaliseEmail } from "@/lib/account/rules/email";
import type { Refusal } from "@/lib/shared/refusal";
import { SIGN_IN_LIMITS } from "@/lib/account/rules/limits";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Sets a new password for an account and ends all its sessions. The caller checks who may do that;
 * refuses with not_found.
 */
export async function resetPassword(
  email: string,
  password: string,
): Promise<Result<null, Refusal>> {
  const address = normaliseEmail(email);
  const credentials = await findCredentials(address);
  if (!credentials) return err({ code: "not_found" });
  await replacePassword(credentials.id, await hashPassword(password));
  // Strangers' guesses mustn't lock out a person who has just been given a new password.
  await forgetTries([{ limit: SIGN_IN_LIMITS.account, key: address }]);
  return ok(null);
}
