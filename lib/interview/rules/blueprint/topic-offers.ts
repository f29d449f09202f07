import { fitsCell, type DrawQuestion } from "./draw-weight";
import type { Level } from "@/lib/questions/rules/level";

type IdAndTitle = { readonly id: string; readonly title: string };
type Offer = Pick<DrawQuestion, "id" | "level" | "topics">;
type TopicOffer = IdAndTitle & { readonly count: number };

/**
 * A pack and its topics, each with its number of questions at these levels. The pack's own id means
 * all topics.
 */
export type PackOffer = TopicOffer & { readonly topics: readonly TopicOffer[] };

/**
 * Returns the packs and topics on offer at these levels. One without a question at these levels is
 * included if it has some at others.
 */
export function topicOffers(
  packs: readonly (IdAndTitle & { readonly topics: readonly IdAndTitle[] })[],
  offers: readonly Offer[],
  levels: readonly Level[],
): readonly PackOffer[] {
  const counted = ({ id, title }: IdAndTitle) => {
    const cell = { levels, topics: [id] };
    return { id, title, count: offers.filter((offer) => fitsCell(offer, cell)).length };
  };
  return packs.map((pack) => ({
    ...counted(pack),
    topics: pack.topics
      .filter(({ id }) => id !== pack.id && offers.some(({ topics }) => topics.includes(id)))
      .map(counted),
  }));
}

/**
 * Returns the choice after a box was ticked or cleared. A whole pack replaces its topics, and a
 * topic replaces its whole pack.
 */
export function toggleTopic(
  chosen: readonly string[],
  id: string,
  pack: PackOffer,
): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  const replaced = id === pack.id ? pack.topics.map((topic) => topic.id) : [pack.id];
  return [...chosen.filter((other) => !replaced.includes(other)), id];
}

/** Returns the part of a choice that's on offer, or the whole first pack when nothing of it is. */
export function keepOffered(
  chosen: readonly string[],
  offers: readonly PackOffer[],
): readonly string[] {
  const offered = new Set(offers.flatMap((pack) => [pack.id, ...pack.topics.map(({ id }) => id)]));
  const kept = chosen.filter((id) => offered.has(id));
  return kept.length > 0 ? kept : offers.slice(0, 1).map(({ id }) => id);
}
