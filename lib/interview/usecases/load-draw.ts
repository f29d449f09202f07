import { listCards, listSetAside } from "@/lib/memory/data/cards";
import { listLastSeen } from "@/lib/interview/data/interview-draws";
import { findRevisions, listQuestions, type QuestionRow } from "@/lib/questions/data/packs";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { UNAIDED_RULE } from "@/lib/interview/rules/mock/unaided-rule";
import type { DrawQuestion, DrawSnapshot } from "@/lib/interview/rules/blueprint/draw-weight";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { loadWeakTopics } from "@/lib/memory/usecases/load-attempts";

export type DrawBank = readonly (QuestionRow & DrawQuestion)[];

/** Returns the bank for a draw, with the concepts of each question if the blueprint names one. */
export async function loadDrawBank({ concept }: Pick<Blueprint, "concept">): Promise<DrawBank> {
  const questions = await listQuestions();
  if (concept === undefined) return questions;
  const keys = questions.map(({ id, revision }) => ({ questionId: id, revision }));
  const contents = new Map(
    (await findRevisions(keys)).map(({ questionId, content }) => [questionId, content]),
  );
  return questions.map((question) => ({
    ...question,
    concepts: contents.get(question.id)?.keyPoints.map((point) => point.concept) ?? [],
  }));
}

/** Returns the person's practice as far as a draw depends on it. */
export async function loadDrawSnapshot(
  { userId, zone, cutoffHour, now }: DayRule & { userId: string; now: Date },
  reserved: ReadonlySet<string>,
): Promise<DrawSnapshot> {
  const [cards, setAside, seen, weakTopics] = await Promise.all([
    listCards(userId),
    listSetAside(userId),
    listLastSeen(userId),
    loadWeakTopics(userId),
  ]);
  const dayOf = (at: Date) => studyDayOf(at, zone, cutoffHour);
  const justBefore = new Date(now.getTime() - UNAIDED_RULE.openedBeforeMs);
  return {
    today: dayOf(now),
    cards: new Map(
      cards.filter(({ variant }) => variant === "main").map((card) => [card.questionId, card]),
    ),
    seenDays: new Map(seen.map(({ questionId, seenAt }) => [questionId, dayOf(seenAt)])),
    justOpened: new Set(
      seen.flatMap(({ questionId, openedAt }) =>
        openedAt && openedAt >= justBefore ? questionId : [],
      ),
    ),
    weakTopics,
    setAside: new Set(setAside.map(({ questionId }) => questionId)),
    reserved,
  };
}
