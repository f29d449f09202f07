import { Busy, verifyPassword } from "@/lib/auth/password";
import {
  EVERYBODY,
  forgetTries,
  giveBackTries,
  takeTries,
  waitFor,
  type Limit,
} from "@/lib/account/data/rate-limits";
import { createSession, isKnownNetwork } from "@/lib/account/data/sessions";
import { findCredentials } from "@/lib/account/data/users";
import type { NewSession } from "@/lib/account/rules/new-session";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/** No account has this id. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Failures count, successes don't, and nobody is locked out for good. docs/hosting.md says what
 * each limit means for people.
 */
export const SIGN_IN_LIMITS = {
  /** One account from one network. */
  accountFromNetwork: { name: "sign-in-account-network", points: 10, seconds: QUARTER_HOUR },
  /** The same over a day: one network alone never uses up an account's tries from everywhere. */
  accountFromNetworkInADay: { name: "sign-in-account-network-day", points: 40, seconds: DAY },
  /** Every account from one network. */
  network: { name: "sign-in-network", points: 50, seconds: QUARTER_HOUR },
  /**
   * One account from everywhere (NIST: at most 100 in a row). It doesn't bind a network where the
   * person is signed in.
   */
  account: { name: "sign-in-account", points: 100, seconds: DAY },
  /**
   * Every account from everywhere: one IPv6 customer may have 65,536 networks. It binds as
   * `account` does, so it's far above what people mistype: a lower one would let ten networks keep
   * everybody out who is somewhere new.
   */
  server: { name: "sign-in-server", points: 5_000, seconds: QUARTER_HOUR },
} as const satisfies Record<string, Limit>;

/**
 * Starts a session for the person with these credentials; a wrong password and an unknown address
 * get the same answer in the same time. Refuses with wrong_credentials, too_many_tries or busy.
 */
export async function signIn(request: {
  email: string;
  password: string;
  session: NewSession;
}): Promise<Result<null, Refusal>> {
  const { email, password, session } = request;
  const { network } = session;
  const fromNetwork = { limit: SIGN_IN_LIMITS.network, key: network };
  // Asked by itself first: further tries after that cost one query each.
  const networkWait = await waitFor([fromNetwork]);
  if (networkWait > 0) return err({ code: "too_many_tries", retryAfterSeconds: networkWait });
  const credentials = await findCredentials(email);
  // An unknown address asks the same questions of the database as a known one.
  const isBinding = !(await isKnownNetwork(credentials?.id ?? NOBODY, network, session.createdAt));
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
      fits &&
      credentials &&
      (await createSession(credentials.id, credentials.passwordHash, session));
    if (!isIn) return err({ code: "wrong_credentials" });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    await giveBackTries([...ofEverybody, ...ofAccount]);
    return err({ code: "busy", retryAfterSeconds: 5 });
  }
  await Promise.all([giveBackTries(ofEverybody), forgetTries(ofAccount)]);
  return ok(null);
}
