import { wilson } from "@/lib/memory/rules/readiness/calibration";
import { WEAK_SHARE_BELOW } from "./weak-share";

/**
 * - weak: missed in clearly more than a quarter of its answers, and in one of the last three.
 * - better: missed as often, but covered in the last three answers or more.
 * - unsure: missed at least once, in fewer than three answers.
 * - sound: everything else.
 */
export type TallyVerdict = "weak" | "better" | "unsure" | "sound";

/** How often something was covered and missed. */
export type Tally = {
  readonly answers: number;
  readonly misses: number;
  /** Whether a point is essential, or whether an essential point of a concept was ever missed. */
  readonly isEssential: boolean;
  /** The latest study day on which it was missed, or null if it never was. */
  readonly lastMissedDay: number | null;
  /** The number of latest answers in a row that covered it, at most `LATELY`. */
  readonly coveredInARow: number;
  /** The latest answers, up to `LATELY`, oldest first: true if covered. */
  readonly lately: readonly boolean[];
  /**
   * The lower end of Wilson's 95% interval for the share of misses: 4 of 6 is worse than 1 of 1.
   */
  readonly sureShare: number;
  readonly verdict: TallyVerdict;
};

/** Fewer answers say nothing about a person. */
const ANSWERS_FROM = 3;
/** Something missed every other time is covered this often in a row by chance in 1 of 8 cases. */
const BETTER_FROM = 3;
/** The number of latest answers that are known one by one. */
export const LATELY = 8;

/** Returns the tally of what was counted; `lately` has at most `LATELY` answers, oldest first. */
export function tallyOf(
  counted: Pick<Tally, "answers" | "misses" | "isEssential" | "lastMissedDay" | "lately">,
): Tally {
  const { answers, misses, lately } = counted;
  const coveredInARow = lately.length - 1 - lately.lastIndexOf(false);
  const sureShare = wilson(answers === 0 ? 0 : misses / answers, answers).low;
  return {
    ...counted,
    coveredInARow,
    sureShare,
    verdict: verdictOf({ answers, misses, coveredInARow, sureShare }),
  };
}

function verdictOf({
  answers,
  misses,
  coveredInARow,
  sureShare,
}: Pick<Tally, "answers" | "misses" | "coveredInARow" | "sureShare">): TallyVerdict {
  if (misses === 0) return "sound";
  if (answers < ANSWERS_FROM) return "unsure";
  // The same share of misses makes a topic weak.
  if (sureShare <= 1 - WEAK_SHARE_BELOW) return "sound";
  return coveredInARow >= BETTER_FROM ? "better" : "weak";
}

const STANDINGS: readonly TallyVerdict[] = ["weak", "better", "unsure", "sound"];

/** Compares tallies by verdict, weak ones first. */
export function byStanding(a: Tally, b: Tally): number {
  return STANDINGS.indexOf(a.verdict) - STANDINGS.indexOf(b.verdict);
}

/** Compares tallies by verdict, then essential ones first, then those most surely missed. */
export function worstFirst(a: Tally, b: Tally): number {
  return (
    byStanding(a, b) ||
    Number(b.isEssential) - Number(a.isEssential) ||
    b.sureShare - a.sureShare ||
    b.misses - a.misses
  );
}
