import type { HeldText } from "@/lib/interview/rules/session/late-text";

/** A difference of this size between the device's two clocks is a jump, as after sleep. */
const JUMP_MS = 2_000;

/** Knows how well a page knows the server's time. */
export type CountdownTrust = {
  /** The server has told the time to a request that was sent then. */
  readonly confirmed: (sentAt: number) => void;
  /** A request that was sent then got no answer of the server's. */
  readonly failed: (sentAt: number) => void;
  /** Returns what the page can say of the text that it holds now. */
  readonly held: () => HeldText;
};

/** The device's clocks: one that only runs, and one that's also put right. */
type Clocks = { readonly running: () => number; readonly wall: () => number };
const DEVICE: Clocks = { running: () => performance.now(), wall: () => Date.now() };

/** Returns what watches a page's countdown, whose time has just come from the server. */
export function trustCountdown({ running, wall }: Clocks = DEVICE): CountdownTrust {
  const ahead = () => wall() - running();
  let [confirmedAt, aheadThen] = [running(), ahead()];
  let lostAt: number | null = null;
  return {
    confirmed: (sentAt) => {
      [confirmedAt, aheadThen] = [sentAt, ahead()];
      lostAt = null;
    },
    failed: (sentAt) => {
      lostAt ??= sentAt;
    },
    held: () => ({
      unconfirmedMs: Math.max(0, Math.round((lostAt ?? running()) - confirmedAt)),
      hasClockJumped: Math.abs(ahead() - aheadThen) > JUMP_MS,
    }),
  };
}
