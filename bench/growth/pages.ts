import { v7 as uuidv7 } from "uuid";
import { listOffers } from "@/lib/interview/usecases/list-offers";
import { loadDrawSnapshot } from "@/lib/interview/usecases/load-draw";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { loadNextPractice } from "@/lib/practice/usecases/load-practice";
import { loadNextReview, loadToday } from "@/lib/practice/usecases/load-today";
import { loadMocks } from "@/lib/progress/usecases/load-mocks";
import { loadPointMemory } from "@/lib/progress/usecases/load-point-memory";
import { loadProgress } from "@/lib/progress/usecases/load-progress";
import { loadQuestion } from "@/lib/progress/usecases/load-question";
import { loadReadiness } from "@/lib/progress/usecases/load-readiness";
import { loadReport } from "@/lib/progress/usecases/load-report";
import { listInterviews } from "@/lib/interview/data/interview-list";
import { listCards } from "@/lib/memory/data/cards";
import type { GrownAccount } from "./seed";

/** Returns what each page of an account loads, by its name, and two kinds of grade. */
export async function pagesOf(
  { userId }: GrownAccount,
  now: Date,
): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const learner = {
    userId,
    zone: "UTC",
    cutoffHour: 4,
    now,
    newPerDay: 5,
    extraTime: "none",
    memory: USUAL_MEMORY,
    plan: { interviewAt: null, weekdayMinutes: [30, 30, 30, 30, 30, 30, 30], daysOff: [] },
  } as const;
  const [interview] = await listInterviews(userId, 1, now);
  const [card] = await listCards(userId);
  if (!interview || !card) throw new Error("The account has no interview or no card.");
  const { questionId } = card;
  const grade = {
    ...learner,
    clientAt: now,
    questionId,
    grade: "good",
    tickedPointIds: [],
    thinkingMs: 30_000,
    gradingMs: 9_000,
    waitedMs: 0,
  } as const;
  return {
    Today: () => loadToday(learner),
    review: () => loadNextReview(learner),
    practice: () => loadNextPractice(learner),
    "new interview": () => listOffers({ ...learner, conceptId: null }),
    "start: the draw": () => loadDrawSnapshot(learner, new Set()),
    "csv mocks": () => loadMocks(learner),
    "Progress: topics": () => loadProgress(learner),
    "Progress: readiness": () => loadReadiness(learner),
    "Progress: points": () => loadPointMemory(learner),
    "question page": () => loadQuestion({ ...learner, questionId }),
    report: () => loadReport({ ...learner, interviewId: interview.id }),
    grade: () => gradeReview({ ...grade, now: new Date(), eventId: uuidv7() }),
    "practice grade": () =>
      gradeReview({ ...grade, now: new Date(), eventId: uuidv7(), isPractice: true }),
  };
}
