import { fittingQuestions } from "./select-questions";

type Titled = { readonly id: string; readonly title: string };
type Offer = { readonly level: string; readonly topics: readonly string[] };
type Counted = Titled & { readonly count: number };

/** A pack with the topics that a level has questions for; its own id stands for all of them. */
export type PackOffer = Counted & { readonly topics: readonly Counted[] };

/** What can be chosen at a level, with the number of its questions: nothing that the bank does not hold. */
export function topicOffers(
  packs: readonly (Titled & { readonly topics: readonly Titled[] })[],
  offers: readonly Offer[],
  level: string,
): readonly PackOffer[] {
  const counted = ({ id, title }: Titled) => {
    const { length } = fittingQuestions(offers, { level, topics: [id] });
    return length > 0 ? [{ id, title, count: length }] : [];
  };
  return packs.flatMap((pack) =>
    counted(pack).map((whole) => ({
      ...whole,
      topics: pack.topics.filter(({ id }) => id !== pack.id).flatMap(counted),
    })),
  );
}

/** The choice after a box was ticked or cleared: all of a pack takes the place of its topics, and a topic that of all of its pack. */
export function toggleTopic(chosen: readonly string[], id: string, pack: PackOffer): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  const replaced = id === pack.id ? pack.topics.map((topic) => topic.id) : [pack.id];
  return [...chosen.filter((other) => !replaced.includes(other)), id];
}

/** What of a choice is offered, the whole first pack when nothing of it is. */
export function keepOffered(chosen: readonly string[], offers: readonly PackOffer[]): readonly string[] {
  const offered = new Set(offers.flatMap((pack) => [pack.id, ...pack.topics.map(({ id }) => id)]));
  const kept = chosen.filter((id) => offered.has(id));
  return kept.length > 0 ? kept : offers.slice(0, 1).map(({ id }) => id);
}
