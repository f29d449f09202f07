import { Busy, verifyPassword } from "@/lib/auth/password";
import {
  EVERYBODY,
  forgetTries,
  giveBackTries,
  takeTries,
  waitFor,
} from "@/lib/account/data/rate-limits";
import { createSession, isKnownNetwork } from "@/lib/account/data/sessions";
import { findCredentials } from "@/lib/account/data/users";
import type { NewSession } from "@/lib/account/rules/new-session";
import { SIGN_IN_LIMITS } from "@/lib/account/rules/limits";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/** No account has this id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Starts a session for the person with these credentials and returns who they are; a wrong password and an unknown address
 * get the same answer in the same time. Refuses with wrong_credentials, too_many_tries or busy.
 */
export async function signIn(request: {
  email: string;
  password: string;
  session: NewSession;
}): Promise<Result<{ readonly userId: string }, Refusal>> {
  const { email, password, session } = request;
  const { network } = session;
  const fromNetwork = { limit: SIGN_IN_LIMITS.network, key: network };
  // Asked by itself first: further tries after that cost one query each.
  const networkWait = await waitFor([fromNetwork]);
  if (networkWait > 0) return err({ code: "too_many_tries", retryAfterSeconds: networkWait });
  const credentials = await findCredentials(email);
  const userId = credentials?.id ?? NOBODY;
  // An unknown address asks the same questions of the database as a known one.
  const isBinding = !(await isKnownNetwork(userId, network, session.createdAt));
  // A new password, as from the host, starts a new count.
  const key = `${email} ${network} ${credentials?.passwordHash ?? ""}`;
  const ofEverybody = [fromNetwork, { limit: SIGN_IN_LIMITS.server, key: EVERYBODY, isBinding }];
  const ofAccount = [
    { limit: SIGN_IN_LIMITS.accountFromNetwork, key },
    { limit: SIGN_IN_LIMITS.accountFromNetworkInADay, key },
    { limit: SIGN_IN_LIMITS.account, key: email, isBinding },
  ];
  // The wide ones come first: a typed address is only remembered for a try that its network and the
  // server may make.
  const wait = await takeTries([...ofEverybody, ...ofAccount]);
  if (wait > 0) return err({ code: "too_many_tries", retryAfterSeconds: wait });
  try {
    const fits = await verifyPassword(credentials?.passwordHash ?? null, password);
    // A password that was replaced while it was being checked is a wrong one.
    const isIn =
      fits && credentials && (await createSession(userId, credentials.passwordHash, session));
    if (!isIn) return err({ code: "wrong_credentials" });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    await giveBackTries([...ofEverybody, ...ofAccount]);
    return err({ code: "busy", retryAfterSeconds: 5 });
  }
  await Promise.all([giveBackTries(ofEverybody), forgetTries(ofAccount)]);
  return ok({ userId });
}
