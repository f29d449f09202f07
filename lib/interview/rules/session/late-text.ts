import { DAY_MS, MINUTE_MS } from "@/lib/shared/time";
import { deadlineOf, type ItemClock } from "./clock";
import type { Answer, ItemState, LockedBy } from "./interview-state";

type LateItem = ItemClock & { readonly lockedBy: LockedBy | null };

/**
 * What a page says of text that it held when its own countdown reached zero, or earlier. Both are
 * by the page's clock, so they're hints: they can only make text late.
 */
export type HeldText = {
  /** From the server's last word on the countdown to the first request that it didn't answer. */
  readonly unconfirmedMs: number;
  /** The device's clock has jumped against the countdown since that word, as in sleep. */
  readonly hasClockJumped: boolean;
};

/** The limits of text that counts although it arrives late (docs/decisions/0024-late-text.md). */
export const LATE_TEXT_RULE = {
  version: 1,
  /** A countdown this long without the server's word is still right to a second. */
  confirmedWithinMs: MINUTE_MS,
  /** An interview without a step for longer has closed itself. */
  arrivesWithinMs: DAY_MS,
} as const;

/**
 * Returns whether text that arrives after a strict deadline counts as if it had arrived in time:
 * the page held it at zero by a countdown that was right, and nobody could have read the model
 * answer before it came.
 */
export function countsThoughLate(
  item: LateItem,
  facts: {
    readonly held: HeldText | null;
    /** The interview was ended, so its report could be read. */
    readonly isFinished: boolean;
    /** The model answer has been open since the question was shown, anywhere. */
    readonly wasOpened: boolean;
    /** The server has already taken text of this page as late, and told it so. */
    readonly wasToldLate: boolean;
  },
  now: Date,
): boolean {
  const { held, isFinished, wasOpened, wasToldLate } = facts;
  const deadline = deadlineOf(item);
  if (!held || !deadline || !item.isStrict || !isClocks(item)) return false;
  return (
    !isFinished &&
    !wasOpened &&
    !wasToldLate &&
    !held.hasClockJumped &&
    held.unconfirmedMs <= LATE_TEXT_RULE.confirmedWithinMs &&
    now.getTime() - deadline.getTime() <= LATE_TEXT_RULE.arrivesWithinMs
  );
}

/**
 * Returns the item with this text as its answer, if the clock locked it and its model answer is
 * still closed; any other stays as it is.
 */
export function withLateText(item: ItemState, { text, writerId }: Answer): ItemState {
  const isSame = item.answerText === text && item.lockedWriter === writerId;
  if (isSame || !item.lockedAt || !isClocks(item)) return item;
  return { ...item, answerText: text, lockedWriter: writerId };
}

/** Returns whether nobody but the clock has ended this answer, and nobody has read on. */
function isClocks({ lockedAt, lockedBy, revealedAt }: LateItem): boolean {
  return revealedAt === null && (lockedAt === null || lockedBy === "clock");
}
