import { listCards, listSetAside } from "@/lib/data/cards";
import { createInterview } from "@/lib/data/interviews";
import { listQuestions } from "@/lib/data/packs";
import type { Blueprint } from "@/lib/domain/interview/blueprint";
import { limitMsOf, type ExtraTime } from "@/lib/domain/interview/extra-time";
import { selectQuestions } from "@/lib/domain/interview/select-questions";
import { levelName, LEVELS } from "@/lib/domain/question/level";
import { packIdOf } from "@/lib/domain/question/pack-id";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";

export type StartInterviewRequest = {
  readonly userId: string;
  readonly interviewId: string;
  readonly level: string;
  /** Ids of topics, or of packs for all of their topics; empty for everything. */
  readonly topics: readonly string[];
  readonly count: number;
  readonly extraTime: ExtraTime;
  readonly random: () => number;
  readonly now: Date;
};

/** Draws the questions, none that was set aside, and makes the interview; no clock runs yet. Refuses with no_questions when nothing fits. */
export async function startInterview(
  request: StartInterviewRequest,
): Promise<Result<{ interviewId: string }, Refusal>> {
  const { userId, interviewId, level, topics, count, extraTime, random, now } = request;
  const [questions, cards, setAside] = await Promise.all([listQuestions(), listCards(userId), listSetAside(userId)]);
  const aside = new Set(setAside.map(({ questionId }) => questionId));
  const lastDays = new Map(cards.map((card) => [card.questionId, card.lastDay]));
  const candidates = questions
    .filter(({ id }) => !aside.has(id))
    .map((question) => ({
      ...question,
      topics: [...question.topics, packIdOf(question.id)],
      lastDay: lastDays.get(question.id) ?? null,
    }));
  const chosen = selectQuestions(candidates, { level, topics, count, random });
  if (chosen.length === 0) return err({ code: "no_questions" });
  const items = chosen.flatMap((id) => {
    const question = questions.find((candidate) => candidate.id === id);
    return question
      ? [
          {
            questionId: id,
            revision: question.revision,
            cell: 0,
            isReserved: false,
            limitMs: limitMsOf(question.limitSeconds, extraTime),
            thinkingMs: 0,
          },
        ]
      : [];
  });
  const blueprint: Blueprint = {
    key: "own",
    title: `${levelName(level)} interview`,
    mode: "strict",
    thinkingSeconds: 0,
    sessionSeconds: null,
    limitShare: 1,
    focus: "any",
    cells: [{ levels: LEVELS.filter((name) => name === level), topics, questions: count }],
  };
  await createInterview(
    userId,
    { id: interviewId, blueprint, seed: 0, seriesId: interviewId, drawnAs: "new", extraTime, createdAt: now },
    items,
  );
  return ok({ interviewId });
}
