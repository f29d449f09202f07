import type { Level } from "@/lib/questions/rules/level";

/**
 * One part of an interview: so many questions, or as many as fit into so many minutes, of these
 * levels and topics.
 */
export type Cell = {
  readonly levels: readonly Level[];
  /** Ids of topics, or of packs for all of their topics, empty for everything. */
  readonly topics: readonly string[];
  readonly questions?: number;
  readonly minutes?: number;
};

/** What an interview is made of. */
export type Blueprint = {
  /**
   * Which ready-made one it is, or "own"; "earlier" for interviews from before there were
   * blueprints.
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
  /** Only questions with a key point of this concept; every question when absent. */
  readonly concept?: string;
  readonly cells: readonly Cell[];
};

/**
 * Returns whether an interview is practice and no mock: a few questions of one concept, chosen
 * because the person misses it, measure nothing that could stand next to a whole interview.
 */
export function isPractice({ concept }: Pick<Blueprint, "concept">): boolean {
  return concept !== undefined;
}
