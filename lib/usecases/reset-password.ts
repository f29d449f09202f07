import { hashPassword } from "@/lib/auth/password";
import { findCredentials, replacePassword } from "@/lib/data/users";
import { normaliseEmail } from "@/lib/domain/account/email";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";

/** Sets a new password for an account and ends all its sessions. The caller has made sure that it may. Refuses with not_found. */
export async function resetPassword(email: string, password: string): Promise<Result<null, Refusal>> {
  const credentials = await findCredentials(normaliseEmail(email));
  if (!credentials) return err({ code: "not_found" });
  await replacePassword(credentials.id, await hashPassword(password));
  return ok(null);
}
