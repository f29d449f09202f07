import { Busy, verifyPassword } from "@/lib/auth/password";
import { forgetTries, giveBackTry, takeTry, type Limit } from "@/lib/data/rate-limits";
import { createSession, isKnownNetwork, type NewSession } from "@/lib/data/sessions";
import { findCredentials } from "@/lib/data/users";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/** No account has this id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Failures, never successes, are counted; nobody is locked out for good. */
export const SIGN_IN_LIMITS = {
  /** One account from one network. */
  accountFromNetwork: { name: "sign-in-account-network", points: 10, seconds: QUARTER_HOUR },
  /** The same over a day: one network alone never uses up what an account may stand from everywhere. */
  accountFromNetworkInADay: { name: "sign-in-account-network-day", points: 40, seconds: DAY },
  /** Every account from one network. */
  network: { name: "sign-in-network", points: 50, seconds: QUARTER_HOUR },
  /** One account from everywhere (NIST: at most 100 in a row); it does not bind a network where the person is signed in. */
  account: { name: "sign-in-account", points: 100, seconds: DAY },
} as const satisfies Record<string, Limit>;

/**
 * Begins the session for the person with these credentials. The answer and the time it takes are the same for a wrong password and an
 * unknown address. Refuses with wrong_credentials, too_many_tries or busy; nobody is signed in then.
 */
export async function signIn(request: {
  email: string;
  password: string;
  session: NewSession;
}): Promise<Result<null, Refusal>> {
  const { email, password, session } = request;
  const { network } = session;
  const credentials = await findCredentials(email);
  // An unknown address asks the same questions of the database as a known one.
  const isKnown = await isKnownNetwork(credentials?.id ?? NOBODY, network, session.createdAt);
  // A new password, as from the host, begins anew.
  const fromNetwork = `${email} ${network} ${credentials?.passwordHash ?? ""}`;
  const narrow = [
    { limit: SIGN_IN_LIMITS.accountFromNetwork, key: fromNetwork },
    { limit: SIGN_IN_LIMITS.accountFromNetworkInADay, key: fromNetwork },
    { limit: SIGN_IN_LIMITS.network, key: network },
  ];
  const keys = [...narrow, { limit: SIGN_IN_LIMITS.account, key: email }];
  // One after the other: a try that is refused does not count further on.
  for (const { limit, key } of narrow) {
    const wait = await takeTry(limit, key);
    if (wait > 0) return err({ code: "too_many_tries", retryAfterSeconds: wait });
  }
  // Only tries that their own network may make count against the account: one stranger's requests cannot use it up.
  const accountWait = await takeTry(SIGN_IN_LIMITS.account, email);
  if (accountWait > 0 && !isKnown) return err({ code: "too_many_tries", retryAfterSeconds: accountWait });
  try {
    const fits = await verifyPassword(credentials?.passwordHash ?? null, password);
    // A password that was replaced while it was being checked is a wrong one.
    const isIn = fits && credentials && (await createSession(credentials.id, credentials.passwordHash, session));
    if (!isIn) return err({ code: "wrong_credentials" });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    await Promise.all(keys.map(({ limit, key }) => giveBackTry(limit, key)));
    return err({ code: "busy", retryAfterSeconds: 5 });
  }
  const own = keys.filter(({ limit }) => limit !== SIGN_IN_LIMITS.network);
  await Promise.all([
    giveBackTry(SIGN_IN_LIMITS.network, network),
    ...own.map(({ limit, key }) => forgetTries(limit, key)),
  ]);
  return ok(null);
}
