import { wilson } from "@/lib/memory/rules/readiness/calibration";
import { WEAK_SHARE_BELOW } from "./facts";

/** One answer as a tally counts it. */
export type AnswerRecord = { readonly studyDay: number; readonly isMissed: boolean };

/**
 * - weak: missed in clearly more than a quarter of its answers, and in one of the last three.
 * - better: missed as often, and covered in the last three answers or more.
 * - unsure: fewer than three answers, at least one of which missed it.
 * - sound: everything else.
 */
export type TallyVerdict = "weak" | "better" | "unsure" | "sound";

/** The number of times something was covered and missed. */
export type Tally = {
  readonly answers: number;
  readonly misses: number;
  /**
   * Of a point: whether it's essential. Of a concept: whether an essential point of it was ever
   * left out.
   */
  readonly isEssential: boolean;
  /** The study day of its last miss, or null when it was never missed. */
  readonly lastMissedDay: number | null;
  /** How many of the latest answers in a row have covered it. */
  readonly coveredInARow: number;
  /** The latest answers, at most eight, the oldest first: true where it was covered. */
  readonly lately: readonly boolean[];
  /**
   * The lower end of Wilson's 95% interval for the share of misses: 4 of 6 is worse than 1 of 1.
   */
  readonly sureShare: number;
  readonly verdict: TallyVerdict;
};

/**
 * Fewer answers say nothing about a person, as fewer questions say nothing about a topic
 * (weak-topics).
 */
const ANSWERS_FROM = 3;
/**
 * What is missed every other time is covered this often in a row by chance in one of eight cases.
 */
const BETTER_FROM = 3;
/** How many of the last answers are shown one by one. */
const SHOWN = 8;

/** Adds up answers that are in the order in which they were given. */
export function tallyOf(answered: readonly AnswerRecord[], isEssential = false): Tally {
  const answers = answered.length;
  const missed = answered.filter(({ isMissed }) => isMissed);
  const lastMiss = answered.findLastIndex(({ isMissed }) => isMissed);
  const coveredInARow = answers - 1 - lastMiss;
  const sureShare = wilson(answers === 0 ? 0 : missed.length / answers, answers).low;
  return {
    answers,
    misses: missed.length,
    isEssential,
    lastMissedDay: answered[lastMiss]?.studyDay ?? null,
    coveredInARow,
    lately: answered.slice(-SHOWN).map(({ isMissed }) => !isMissed),
    sureShare,
    verdict: verdictOf({ answers, misses: missed.length, coveredInARow, sureShare }),
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
  // The share of misses at which a topic is called weak too.
  if (sureShare <= 1 - WEAK_SHARE_BELOW) return "sound";
  return coveredInARow >= BETTER_FROM ? "better" : "weak";
}

const STANDINGS: readonly TallyVerdict[] = ["weak", "better", "unsure", "sound"];

/** Returns the order of standings: what is weak first. */
export function byStanding(a: Tally, b: Tally): number {
  return STANDINGS.indexOf(a.verdict) - STANDINGS.indexOf(b.verdict);
}

/** Compares tallies: weak ones first, then essential ones, then the most surely missed. */
export function worstFirst(a: Tally, b: Tally): number {
  return (
    byStanding(a, b) ||
    Number(b.isEssential) - Number(a.isEssential) ||
    b.sureShare - a.sureShare ||
    b.misses - a.misses
  );
}
