export type Candidate = {
  readonly id: string;
  readonly level: string;
  /** The main topic first. */
  readonly topics: readonly string[];
  /** The study day on which the person last met it; null for never. */
  readonly lastDay: number | null;
};

export type Choice = { readonly level: string; /** Empty means every topic. */ readonly topics: readonly string[] };

/** The questions that fit a choice of level and topics. */
export function fittingQuestions<T extends Pick<Candidate, "level" | "topics">>(
  candidates: readonly T[],
  { level, topics }: Choice,
): T[] {
  return candidates.filter(
    (candidate) =>
      candidate.level === level && (topics.length === 0 || candidate.topics.some((topic) => topics.includes(topic))),
  );
}

/**
 * The ids of the questions to ask: those never met first, then those met longest ago, in random order among equals. Fewer than `count`
 * when the bank holds fewer. `random` gives numbers from 0 up to 1.
 */
export function selectQuestions(
  candidates: readonly Candidate[],
  { count, random, ...choice }: Choice & { readonly count: number; readonly random: () => number },
): string[] {
  return fittingQuestions(candidates, choice)
    .map((candidate) => ({ candidate, met: candidate.lastDay ?? -Infinity, lot: random() }))
    .toSorted((a, b) => (a.met === b.met ? a.lot - b.lot : a.met - b.met))
    .slice(0, count)
    .map(({ candidate }) => candidate.id);
}
