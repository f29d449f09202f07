import { listCards, listSetAside } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interview-list";
import { findRevisions, listPackFiles, listQuestions } from "@/lib/data/packs";
import { listLatestGrades } from "@/lib/data/review-events";
import { isPast } from "@/lib/domain/interview/machine";
import { countCardStates } from "@/lib/domain/memory/card-states";
import { topicFacts } from "@/lib/domain/progress/facts";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";

const INTERVIEWS_SHOWN = 50;

/** The facts of a person's practice: per topic what was said and missed, cards by state, what was set aside, and the history of interviews. */
export async function loadProgress({ userId, zone, cutoffHour, now }: DayRule & { userId: string; now: Date }) {
  const today = studyDayOf(now, zone, cutoffHour);
  const [grades, cards, setAside, questions, packs, interviews] = await Promise.all([
    listLatestGrades(userId),
    listCards(userId),
    listSetAside(userId),
    listQuestions(),
    listPackFiles(),
    listInterviews(userId, INTERVIEWS_SHOWN, now),
  ]);
  const revisions = await findRevisions(grades);
  const contents = new Map(revisions.map((each) => [`${each.questionId} ${each.revision}`, each.content]));
  const attempts = grades.flatMap(({ questionId, revision, tickedPointIds }) => {
    const content = contents.get(`${questionId} ${revision}`);
    if (!content) throw new Error(`Inconsistent: no revision ${revision} of ${questionId}`);
    const { prompt, level, topics, keyPoints } = content;
    return { questionId, prompt, level, topics, points: keyPoints, tickedPointIds };
  });
  const inBank = new Set(questions.map(({ id }) => id));
  const asked = cards.filter(({ questionId }) => inBank.has(questionId));
  const asideUnmet = setAside.filter(({ isGraded }) => !isGraded).length;
  const titles = new Map(packs.flatMap((pack) => pack.topics).map(({ id, title }) => [id, title]));
  return {
    today,
    topics: topicFacts(attempts).map((facts) => ({ ...facts, title: titles.get(facts.topic) ?? facts.topic })),
    states: countCardStates(asked, { today, questions: questions.length - asideUnmet }),
    setAside,
    interviews: interviews.filter(isPast),
  };
}
