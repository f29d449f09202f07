import type { Level } from "@/lib/questions/rules/level";

/** One part of an interview: a number of questions, or of minutes, of these levels and topics. */
export type Cell = {
  readonly levels: readonly Level[];
  /** Ids of topics, or of packs for all of their topics. Empty for everything. */
  readonly topics: readonly string[];
  readonly questions?: number;
  readonly minutes?: number;
};

/** What an interview is made of. */
export type Blueprint = {
  /**
   * The key of the ready-made one, or "own", or "earlier" for interviews from before there were
   * blueprints.
   */
  readonly key: string;
  readonly title: string;
  /**
   * Strict: at zero the answer locks. Relaxed: the clock runs on below zero, and the overtime is
   * recorded.
   */
  readonly mode: "strict" | "relaxed";
  /** Time to think before the answer's clock runs, 0 for none. */
  readonly thinkingSeconds: number;
  /** The limit for thinking and answering in the whole session, or null without one. */
  readonly sessionSeconds: number | null;
  /** The share of each question's own limit that its answer gets. */
  readonly limitShare: number;
  /** weak: only topics of which the person covered too little last time. */
  readonly focus: "any" | "weak";
  /** Restricts the draw to questions with a key point of this concept. */
  readonly concept?: string;
  readonly cells: readonly Cell[];
};

/**
 * Returns whether an interview is practice rather than a mock. A few questions of one concept that
 * the person misses don't measure what a whole interview does.
 */
export function isPractice({ concept }: Pick<Blueprint, "concept">): boolean {
  return concept !== undefined;
}
