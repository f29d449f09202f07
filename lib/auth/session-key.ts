import { findSessionOwner, type SessionKey } from "@/lib/account/data/sessions";
import { hashSecret, readToken } from "./session";

/**
 * Returns the key of the session that a token would open, whether or not there is one, or null for
 * what can't open any.
 */
export async function sessionKeyOf(token: string): Promise<SessionKey | null> {
  const said = readToken(token);
  if (!said) return null;
  const tokenHash = hashSecret(said.secret);
  const userId = said.userId ?? (await findSessionOwner(tokenHash));
  return userId === null ? null : { userId, tokenHash };
}
