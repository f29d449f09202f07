import { listInterviews } from "@/lib/data/interviews";
import { findCurrentQuestion } from "@/lib/data/packs";
import { findLastGrade } from "@/lib/data/review-events";
import { modelOf, scheduleOf, USUAL_MEMORY } from "@/lib/domain/memory/person-memory";
import { previewGrades } from "@/lib/domain/memory/preview";
import { startOfStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";
import { loadDay, type Learner } from "./load-day";

const INTERVIEWS_SHOWN = 5;

/** What the person has to do today: the session in its order, each question with its reason, its estimated time, and what is under way. */
export async function loadToday(learner: Learner) {
  const [{ today, interviewDay, planned, queue, facts }, interviews] = await Promise.all([
    loadDay(learner),
    listInterviews(learner.userId, INTERVIEWS_SHOWN),
  ]);
  const session = queue.map(({ questionId, questionText, card, reason }) => ({
    questionId,
    prompt: questionText,
    isNew: card === null,
    reason,
  }));
  return {
    today,
    interviewDay,
    session,
    minutes: Math.ceil(queue.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0) / 60),
    phase: planned.phase,
    leftOut: planned.leftOut,
    daysSinceReview: planned.daysSinceReview,
    cardsInAll: facts.cards,
    interviews,
  };
}

/** The next card of today's session with its answer and what each grade would do; null when today's are done. */
export async function loadNextReview(learner: Learner) {
  const { userId, zone, cutoffHour, now, memory = USUAL_MEMORY } = learner;
  const since = startOfStudyDay(studyDayOf(now, zone, cutoffHour), zone, cutoffHour);
  const [{ today, interviewDay, queue }, lastGrade] = await Promise.all([
    loadDay(learner),
    findLastGrade(userId, since),
  ]);
  for (const [index, { questionId, card, reason }] of queue.entries()) {
    const question = await findCurrentQuestion(questionId);
    if (!question) continue;
    const preview = previewGrades({ state: card, today, source: "review" }, modelOf(memory), scheduleOf(memory));
    const left = queue.length - index;
    const next = { questionId, content: question.content, card, preview, reason, isNew: card === null, left };
    return { today, interviewDay, lastGrade, next };
  }
  return { today, interviewDay, lastGrade, next: null };
}
