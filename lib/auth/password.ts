import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

// OWASP's first choice for argon2id, which is the default algorithm of this library.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// More at once would only use memory: each takes 19 MiB and a core. It protects this process, so
// each has a limit of its own; limits on guessing are in the database.
const AT_ONCE = Math.min(4, Math.max(2, availableParallelism()));
const MAX_WAITING = 64;

/** Too many passwords are being checked at the moment. */
export class Busy extends Error {
  override readonly name = "Busy";
}

const limit = pLimit(AT_ONCE);

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (limit.activeCount + limit.pendingCount >= AT_ONCE + MAX_WAITING)
    throw new Busy("Too many sign-ins at once.");
  return limit(work);
}

/**
 * Returns the argon2id hash of a password, normalised to NFC and otherwise as typed. Throws Busy in
 * a flood.
 */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), ARGON2));
}

/**
 * The hash of a password that nobody has, made as `hashPassword` makes them. Unknown accounts are
 * checked against it.
 */
const DECOY =
  "$argon2id$v=19$m=19456,t=2,p=1$jZIja20o4ERd8IWzB0Svsg$JFz6FEP7sWnFOBGQpe8r4QP9fm11WzMdyW/lz8+DQyQ";

/**
 * Returns whether the password is right, in the same time for an unknown account (null). Throws
 * Busy in a flood.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const fits = await inTurn(() => verify(passwordHash ?? DECOY, password.normalize("NFC")));
  return passwordHash !== null && fits;
}
