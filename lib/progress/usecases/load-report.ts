import { listCards, type StoredCard } from "@/lib/memory/data/cards";
import { listInterviewDrafts } from "@/lib/interview/data/drafts";
import {
  findInterview,
  type InterviewItemRow,
  type InterviewRow,
} from "@/lib/interview/data/interviews";
import { listReported, listSeries, type MockGrade, type MockRow } from "@/lib/interview/data/mocks";
import { listPackFiles } from "@/lib/questions/data/packs";
import { countDue } from "@/lib/practice/data/planned";
import { listReservedNow } from "@/lib/questions/data/reserved-questions";
import { listInterviewEvents } from "@/lib/memory/data/review-events";
import {
  compareMocks,
  isSameList,
  type ComparedAnswer,
  type MockDifference,
} from "@/lib/interview/rules/mock/compare-mocks";
import { lockedAtOf } from "@/lib/interview/rules/session/clock";
import { answerOf, textsBeside, type Draft } from "@/lib/interview/rules/session/drafts";
import { toExtraTime, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { interviewPhase, isPast, satAt } from "@/lib/interview/rules/session/interview-state";
import type { MockScore } from "@/lib/interview/rules/mock/mock-score";
import { recommend, type Recommendation } from "@/lib/interview/rules/report/recommendation";
import {
  missedPoints,
  partsByTopic,
  type ReportAnswer,
} from "@/lib/interview/rules/report/report-parts";
import { timeParts, type TimeParts } from "@/lib/interview/rules/report/report-times";
import { packIdOf } from "@/lib/questions/rules/pack-id";
import type { Question } from "@/lib/questions/rules/question-schema";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { judgeMock } from "@/lib/interview/usecases/judge-mock";
import { judgeAll, recordsOf } from "./load-mocks";
import { undoableGrade } from "@/lib/interview/usecases/load-interview";
import { loadPointMemory } from "./load-point-memory";
import { titlesOf } from "@/lib/questions/rules/titles";

/** One question of a report. */
export type ReportItem = {
  /** With the lock and the text at the end of the interview, even if nobody came to store them. */
  readonly item: InterviewItemRow;
  readonly content: Question;
  /** Null in an interview that was ended before this grade. */
  readonly event: MockGrade | null;
  readonly dueDay: number | null;
  /** True when it's reserved for mocks now. The mock itself may have released it. */
  readonly isReservedNow: boolean;
  /** Null when it wasn't shown, or never locked. */
  readonly times: TimeParts | null;
  /** The texts from other devices or after the end. */
  readonly otherTexts: readonly Draft[];
};

/** The last unaided mock of the same series before this one. */
export type Comparison = MockDifference & {
  readonly interviewId: string;
  readonly questions: number;
  readonly day: number;
  readonly score: MockScore;
  /** The same list of questions, or others of the same kinds. */
  readonly isSameList: boolean;
  /** The extra time of the earlier mock and of this one. */
  readonly extraTimes: readonly [ExtraTime, ExtraTime];
};

/** How many interviews of a series are searched for the one before and the one after. */
const SERIES_READ = 100;

/**
 * Returns everything that the report of an interview shows, with the revisions that were asked, or
 * null when it's another person's or can still continue.
 */
export async function loadReport(
  request: DayRule & { userId: string; interviewId: string; now: Date },
) {
  const { userId, zone, cutoffHour, interviewId, now } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview || !isPast({ phase: interviewPhase(interview, now) })) return null;
  const today = studyDayOf(now, zone, cutoffHour);
  const [record, events, cards, due, reserved, packs, drafts, reported, series, memory] =
    await Promise.all([
      recordsOf(userId, [interview]),
      listInterviewEvents(userId, interviewId),
      listCards(userId),
      countDue(userId, today),
      listReservedNow(userId),
      listPackFiles(),
      listInterviewDrafts(userId, interviewId),
      listReported(userId, interviewId),
      listSeries(userId, interview.seriesId, now, SERIES_READ),
      loadPointMemory({ userId, zone, cutoffHour, now }),
    ]);
  const draftsOf = (item: InterviewItemRow) =>
    drafts.filter(({ position }) => position === item.position);
  const otherTexts = new Map(
    interview.items.map((item) => [
      item.position,
      textsBeside(answerOf(item, draftsOf(item)), draftsOf(item)),
    ]),
  );
  const judged = judgeMock({ ...record, interview, reported, otherTexts }, now);
  const items = interview.items.map((item): ReportItem => ({
    item: settled(item, draftsOf(item), now),
    content: record.contentOf(item),
    event: record.grades.get(item.eventId ?? "") ?? null,
    dueDay: cards.find((card) => isMain(card, item.questionId))?.dueDay ?? null,
    isReservedNow: reserved.some(({ questionId }) => questionId === item.questionId),
    times: timeParts(item, now),
    otherTexts: otherTexts.get(item.position) ?? [],
  }));
  const titles = titlesOf(packs);
  const titleOf = (id: string) => titles.get(id) ?? id;
  const day = studyDayOf(satAt(interview), zone, cutoffHour);
  // Questions reserved for mocks aren't practised, and Progress leaves them out too.
  const weakest = partsByTopic(judged.answers.filter(({ isReserved }) => !isReserved))[0];
  const step: Recommendation = recommend({
    verdict: judged.verdict.kind,
    graded: judged.answers.length,
    weakest: weakest
      ? { topic: weakest.key, title: titleOf(weakest.key), share: weakest.share }
      : null,
    daysSince: today - day,
    isRetaken: series.some(
      (other) => satAt(other) > satAt(interview) && isSameList(other.items, interview.items),
    ),
    due,
  });
  const { score } = judged;
  const tallies = new Map(
    memory.points.map((tally) => [`${tally.questionId} ${tally.pointId}`, tally]),
  );
  const tallyOf = ({ questionId, point }: { questionId: string; point: { id: string } }) =>
    tallies.get(`${questionId} ${point.id}`) ?? null;
  return {
    ...judged,
    interview,
    items,
    /** The points not covered in time, each with how often it was missed in all answers. */
    missed: missedPoints(judged.answers, (point) => tallyOf(point)?.misses ?? 1).map((missed) => ({
      ...missed,
      tally: tallyOf(missed),
    })),
    /** Concepts of these questions that the person misses repeatedly, the worst first. */
    weakConcepts: memory.concepts.filter(
      (tally) => tally.verdict === "weak" && asksOf(judged.answers, tally),
    ),
    titleOf,
    day,
    today,
    comparison:
      score && (await compareInSeries(request, { interview, answers: judged.answers }, series)),
    step,
    lastGrade: undoableGrade(interview.items, events, { zone, cutoffHour, now }),
    extraTime: toExtraTime(interview.extraTime),
  };
}

export type Report = NonNullable<Awaited<ReturnType<typeof loadReport>>>;

async function compareInSeries(
  { userId, zone, cutoffHour, now }: DayRule & { userId: string; now: Date },
  { interview, answers }: { interview: InterviewRow; answers: readonly ComparedAnswer[] },
  series: readonly MockRow[],
): Promise<Comparison | null> {
  const before = series.filter((other) => satAt(other) < satAt(interview));
  const judged = await judgeAll(userId, before, now);
  const at = judged.findIndex(({ score }) => score);
  const [row, earlier] = [before[at], judged[at]];
  const difference = earlier && compareMocks(earlier.answers, answers);
  if (!row || !earlier?.score || !difference) return null;
  const day = studyDayOf(satAt(row), zone, cutoffHour);
  return {
    ...difference,
    interviewId: row.id,
    questions: answers.length,
    day,
    score: earlier.score,
    isSameList: isSameList(row.items, interview.items),
    extraTimes: [toExtraTime(row.extraTime), toExtraTime(interview.extraTime)],
  };
}

/**
 * Returns the items as they were when the interview closed itself. Nothing is stored then, so they
 * follow from the drafts and the clock.
 */
function settled(item: InterviewItemRow, drafts: readonly Draft[], now: Date): InterviewItemRow {
  const lockedAt = lockedAtOf(item, now);
  const lockedBy = item.lockedAt || !lockedAt ? item.lockedBy : "clock";
  return { ...item, answerText: answerOf(item, drafts).text, lockedAt, lockedBy };
}

function isMain(card: StoredCard, questionId: string): boolean {
  return card.questionId === questionId && card.variant === "main";
}

function asksOf(
  answers: readonly ReportAnswer[],
  { packId, concept }: { packId: string; concept: string },
): boolean {
  return answers.some(
    ({ questionId, points }) =>
      packIdOf(questionId) === packId && points.some((point) => point.concept === concept),
  );
}
