import { listPackFiles } from "@/lib/questions/data/packs";
import { listInterviews } from "@/lib/interview/data/interview-list";
import { findLastOwnBlueprint } from "@/lib/interview/data/interview-draws";
import { listReservedNow } from "@/lib/questions/data/reserved-questions";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { readBlueprint } from "@/lib/interview/rules/blueprint/read-blueprint";
import {
  estimateBlueprint,
  type Estimate,
} from "@/lib/interview/rules/blueprint/estimate-blueprint";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { countUnpractised } from "@/lib/interview/rules/blueprint/unpractised";
import { conceptBlueprint, READY_MADE } from "@/lib/interview/rules/blueprint/ready-made";
import type { PackFile } from "@/lib/questions/rules/question-schema";
import type { DayRule } from "@/lib/shared/study-day";
import { loadDrawBank, loadDrawSnapshot } from "./load-draw";

/** An interview on offer, and its size now. */
export type Offer = Estimate & { readonly blueprint: Blueprint };

/**
 * Returns the interviews that the person can start now: ready-made blueprints, practice of
 * `conceptId`, and what their own recipe needs. For a concept without a question left it says why.
 */
export async function listOffers({
  userId,
  zone,
  cutoffHour,
  extraTime,
  now,
  conceptId,
}: DayRule & { userId: string; extraTime: ExtraTime; now: Date; conceptId: string | null }) {
  const [packs, interviews, lastOwn, kept] = await Promise.all([
    listPackFiles(),
    listInterviews(userId, 1, now),
    findLastOwnBlueprint(userId),
    listReservedNow(userId),
  ]);
  const concept = practiceOf(packs, conceptId);
  const practice = concept ? [concept.blueprint] : [];
  const reserved = new Set(kept.map(({ questionId }) => questionId));
  const [bank, snapshot] = await Promise.all([
    loadDrawBank(concept?.blueprint ?? {}),
    loadDrawSnapshot({ userId, zone, cutoffHour, now }, reserved),
  ]);
  const offerOf = (blueprint: Blueprint): Offer => ({
    blueprint,
    ...estimateBlueprint(bank, snapshot, blueprint, extraTime),
  });
  const offers = [...practice, ...READY_MADE].map(offerOf).filter(({ questions }) => questions > 0);
  const isPractised = offers.some(({ blueprint }) => blueprint === concept?.blueprint);
  return {
    offers,
    unpractised:
      concept && !isPractised
        ? { title: concept.title, ...countUnpractised(concept.blueprint, bank, snapshot) }
        : null,
    bank: bank
      .filter(({ id }) => !snapshot.setAside.has(id))
      .map(({ id, level, topics, limitSeconds }) => ({ id, level, topics, limitSeconds })),
    packs: packs.map(({ id, title, topics }) => ({ id, title, topics })),
    lastOwn: lastOwn === null ? null : readBlueprint(lastOwn),
    isFirst: interviews.length === 0,
  };
}

/**
 * Returns the ready-made blueprint with this key, or the practice of a concept, or null when
 * there's none.
 */
export async function findBlueprint(
  key: string,
  conceptId: string | null,
): Promise<Blueprint | null> {
  if (key !== "concept") return READY_MADE.find((blueprint) => blueprint.key === key) ?? null;
  return practiceOf(await listPackFiles(), conceptId)?.blueprint ?? null;
}

/**
 * Returns the practice of a concept. The id includes its pack, because another pack may use the
 * same name.
 */
function practiceOf(packs: readonly PackFile[], conceptId: string | null) {
  const named = packs.flatMap((pack) =>
    pack.concepts.map((concept) => ({ packId: pack.id, concept })),
  );
  const found = named.find(({ packId, concept }) => `${packId}/${concept.id}` === conceptId);
  return found
    ? { title: found.concept.title, blueprint: conceptBlueprint(found.concept, found.packId) }
    : null;
}
