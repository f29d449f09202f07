/** So many tries (points) in so many seconds. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * 60 * 60;

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

/** Accounts that may be created: several classes at once, and not one from each IPv6 network. */
export const SIGN_UP_LIMITS = {
  /** From one network: a class behind one address. */
  network: { name: "sign-up", points: 40, seconds: HOUR },
  /** From everywhere. */
  server: { name: "sign-up-server", points: 400, seconds: HOUR },
} as const satisfies Record<string, Limit>;
