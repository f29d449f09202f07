import type { Level } from "@/lib/questions/rules/level";

/** One part of an interview: a number of questions, or of minutes, of these levels and topics. */
export type Cell = {
  readonly levels: readonly Level[];
  /** Ids of topics, or of packs for all of their topics, empty for everything. */
  readonly topics: readonly string[];
  readonly questions?: number;
  readonly minutes?: number;
};

/** The make-up of an interview. */
export type Blueprint = {
  /**
   * The ready-made one's key, or "own"; "earlier" for interviews from before there were blueprints.
   */
  readonly key: string;
  readonly title: string;
  /**
   * Strict: at zero the answer locks. Relaxed: the clock runs on below zero, and the overtime is
   * written down.
   */
  readonly mode: "strict" | "relaxed";
  /** Time to think before the answer's clock runs, 0 for none. */
  readonly thinkingSeconds: number;
  /** For thinking and answering in the whole session, or null for no such limit. */
  readonly sessionSeconds: number | null;
  /** The part of each question's own limit that there's for its answer. */
  readonly limitShare: number;
  /** weak: only topics of which the person last covered too little. */
  readonly focus: "any" | "weak";
  /** Restricts the draw to questions with a key point of this concept. */
  readonly concept?: string;
  readonly cells: readonly Cell[];
};

/**
 * Returns whether an interview is practice rather than a mock: a few questions of one concept that
 * the person misses don't measure what a whole interview does.
 */
export function isPractice({ concept }: Pick<Blueprint, "concept">): boolean {
  return concept !== undefined;
}
