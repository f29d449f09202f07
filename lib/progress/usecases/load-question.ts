import { findCardRecord } from "@/lib/memory/data/cards";
import { findQuestion, listPackFiles, readRevisions } from "@/lib/questions/data/packs";
import { listAskedNow, wasAnswered } from "@/lib/interview/data/question-history";
import { findReveal } from "@/lib/questions/data/reveals";
import {
  modelAnswerAccess,
  type ModelAnswerAccess,
} from "@/lib/questions/rules/model-answer-access";
import { compareAttempts, type ComparedAttempt } from "@/lib/progress/rules/attempts";
import { NO_TALLIES, type AnswerTallies } from "@/lib/memory/rules/points/answer-tallies";
import {
  pointTallies,
  withoutPointsOf,
  type PointTally,
} from "@/lib/memory/rules/points/point-memory";
import { packIdOf } from "@/lib/questions/rules/pack-id";
import type { KeyPoint, PackFile, Question } from "@/lib/questions/rules/question-schema";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { listAttempts, type QuestionHistory } from "./list-attempts";
import { withTitles, type NamedConcept } from "./load-point-memory";
import { readTallies } from "@/lib/memory/usecases/read-tallies";
import { titlesOf } from "@/lib/questions/rules/titles";

/** A question as its own page shows it. */
export type QuestionView = {
  readonly id: string;
  readonly today: number;
  readonly questionText: string;
  readonly level: string;
  readonly limitSeconds: number;
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** It has left the bank and is asked no more. */
  readonly isRetired: boolean;
  /** The person keeps it for mock interviews. */
  readonly isReserved: boolean;
  readonly isSetAside: boolean;
  /** When it comes back; null while it has no card. */
  readonly dueDay: number | null;
  /** True when the person has seen it: asked, reviewed, or its answer opened. */
  readonly isSeen: boolean;
  readonly access: ModelAnswerAccess;
  /** The interview that waits for its answer, or null unless access is asked_now. */
  readonly askedIn: string | null;
  /** The study day on which its answer was opened by hand, or null if it never was. */
  readonly revealedDay: number | null;
  /** Null for everybody who may not read it, so no page can give it away. */
  readonly answer: OpenAnswer | null;
};

export type OpenAnswer = {
  /** As Markdown. */
  readonly modelAnswer: string;
  /**
   * As the question says them now, each with how often the person missed it, or null for one that
   * was never answered.
   */
  readonly points: readonly (KeyPoint & { readonly tally: PointTally | null })[];
  /** The latest ones, earliest first. */
  readonly attempts: readonly ComparedAttempt[];
  readonly hasEarlier: boolean;
  readonly freshStartDay: number | null;
  /** The question's concepts, over all questions that have them. */
  readonly concepts: readonly NamedConcept[];
};

/**
 * Returns a question with the person's latest attempts at it, or null when there's no such question.
 * Its answer comes along only where it may be read.
 */
export async function loadQuestion(
  request: DayRule & {
    readonly userId: string;
    readonly questionId: string;
    readonly now: Date;
    /** How many attempts are wanted. */
    readonly most?: number;
  },
): Promise<QuestionView | null> {
  const { userId, zone, cutoffHour, questionId, now } = request;
  const question = await findQuestion(questionId);
  if (!question) return null;
  const [history, answered, reveal, record, packs] = await Promise.all([
    listAttempts(request),
    wasAnswered(userId, questionId),
    findReveal(userId, questionId),
    findCardRecord({ userId, questionId, variant: "main" }),
    listPackFiles(),
  ]);
  const { content, isRetired } = question;
  const { items } = history;
  const access = modelAnswerAccess({
    wasGraded: answered,
    wasRevealed: reveal.revealedAt !== null,
    items,
  });
  const waiting = items.find(
    (item) => item.shownAt && !item.revealedAt && !item.eventId && item.isUnderWay,
  );
  const dayOf = (instant: Date) => studyDayOf(instant, zone, cutoffHour);
  return {
    id: questionId,
    today: dayOf(now),
    questionText: content.prompt,
    level: content.level,
    limitSeconds: content.limitSeconds,
    topics: topicsOf(content, packs),
    isRetired,
    isReserved: reveal.isReserved,
    isSetAside: record?.isSuspended ?? false,
    dueDay: record?.card?.dueDay ?? null,
    isSeen: access !== "closed" || items.some(({ shownAt }) => shownAt !== null),
    access,
    askedIn: access === "asked_now" ? (waiting?.interviewId ?? null) : null,
    revealedDay: reveal.revealedAt && dayOf(reveal.revealedAt),
    answer:
      access === "open"
        ? await openAnswer(request, {
            content,
            history,
            packs,
            tallies: record?.tallies ?? NO_TALLIES,
          })
        : null,
  };
}

async function openAnswer(
  {
    userId,
    questionId,
    now,
  }: { readonly userId: string; readonly questionId: string; readonly now: Date },
  {
    content: { modelAnswer, keyPoints },
    history: { attempts, hasEarlier, freshStartDay },
    packs,
    tallies,
  }: {
    readonly content: Question;
    readonly history: QuestionHistory;
    readonly packs: readonly PackFile[];
    readonly tallies: AnswerTallies;
  },
): Promise<OpenAnswer> {
  const contentOf = await readRevisions(
    Object.values(tallies.points).map(({ revision }) => ({ questionId, revision })),
  );
  const pointsOf = (_: string, revision: string) => contentOf({ questionId, revision }).keyPoints;
  const tallyOf = new Map(
    pointTallies({ questionId, tallies }, pointsOf).map((tally) => [tally.pointId, tally]),
  );
  const packId = packIdOf(questionId);
  const own = new Set(keyPoints.map(({ concept }) => concept));
  const [memory, askedNow] = await Promise.all([readTallies(userId), listAskedNow(userId, now)]);
  const { concepts } = withoutPointsOf(memory, askedNow);
  return {
    modelAnswer,
    points: keyPoints.map((point) => ({ ...point, tally: tallyOf.get(point.id) ?? null })),
    attempts: compareAttempts(attempts),
    hasEarlier,
    freshStartDay,
    concepts: withTitles(
      concepts.filter((each) => each.packId === packId && own.has(each.concept)),
      packs,
    ),
  };
}

function topicsOf({ topics }: Question, packs: readonly PackFile[]): QuestionView["topics"] {
  const titles = titlesOf(packs);
  return topics.map((id) => ({ id, title: titles.get(id) ?? id }));
}
