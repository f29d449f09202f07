import { Busy, verifyPassword } from "@/lib/auth/password";
import { countTry, forgetTries, secondsToWait, type Limit } from "@/lib/data/rate-limits";
import { isKnownNetwork } from "@/lib/data/sessions";
import { findCredentials } from "@/lib/data/users";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/** Failures, never successes, are counted; nobody is locked out for good. */
export const SIGN_IN_LIMITS = {
  /** One account from one network. */
  accountFromNetwork: { name: "sign-in-account-network", points: 10, seconds: QUARTER_HOUR },
  /** Every account from one network. */
  network: { name: "sign-in-network", points: 50, seconds: QUARTER_HOUR },
  /** One account from everywhere (NIST: at most 100 in a row); it does not bind a network where the person is signed in. */
  account: { name: "sign-in-account", points: 100, seconds: DAY },
} as const satisfies Record<string, Limit>;

/**
 * The person with these credentials. The answer and the time it takes are the same for a wrong password and an unknown address.
 * Refuses with wrong_credentials, too_many_tries or busy.
 */
export async function signIn(request: {
  email: string;
  password: string;
  network: string;
}): Promise<Result<{ userId: string }, Refusal>> {
  const { email, password, network } = request;
  const credentials = await findCredentials(email);
  const isKnown = credentials ? await isKnownNetwork(credentials.id, network) : false;
  const keys = [
    { limit: SIGN_IN_LIMITS.accountFromNetwork, key: `${email} ${network}` },
    { limit: SIGN_IN_LIMITS.network, key: network },
    { limit: SIGN_IN_LIMITS.account, key: email },
  ];
  const binding = keys.filter(({ limit }) => limit !== SIGN_IN_LIMITS.account || !isKnown);
  const waits = await Promise.all(binding.map(({ limit, key }) => secondsToWait(limit, key)));
  const retryAfterSeconds = Math.max(...waits);
  if (retryAfterSeconds > 0) return err({ code: "too_many_tries", retryAfterSeconds });
  try {
    if (credentials && (await verifyPassword(credentials.passwordHash, password))) {
      const own = keys.filter(({ limit }) => limit !== SIGN_IN_LIMITS.network);
      await Promise.all(own.map(({ limit, key }) => forgetTries(limit, key)));
      return ok({ userId: credentials.id });
    }
    if (!credentials) await verifyPassword(null, password);
  } catch (error) {
    if (error instanceof Busy) return err({ code: "busy", retryAfterSeconds: 5 });
    throw error;
  }
  await Promise.all(keys.map(({ limit, key }) => countTry(limit, key)));
  return err({ code: "wrong_credentials" });
}
