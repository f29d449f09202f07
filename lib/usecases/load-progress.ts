import { listCards } from "@/lib/data/cards";
import { listInterviews } from "@/lib/data/interview-list";
import { findRevisions, listPackFiles, listQuestions } from "@/lib/data/packs";
import { listLatestGrades } from "@/lib/data/review-events";
import { countCardStates } from "@/lib/domain/memory/card-states";
import { topicFacts } from "@/lib/domain/progress/facts";
import { studyDayOf } from "@/lib/domain/shared/study-day";

const INTERVIEWS_SHOWN = 50;

/** The facts of a person's practice: per topic what was said and missed, cards by state, and the history of interviews. */
export async function loadProgress({ userId, zone, now }: { userId: string; zone: string; now: Date }) {
  const today = studyDayOf(now, zone);
  const [grades, cards, questions, packs, interviews] = await Promise.all([
    listLatestGrades(userId),
    listCards(userId),
    listQuestions(),
    listPackFiles(),
    listInterviews(userId, INTERVIEWS_SHOWN),
  ]);
  const revisions = await findRevisions(grades);
  const contents = new Map(revisions.map((each) => [`${each.questionId} ${each.revision}`, each.content]));
  const attempts = grades.flatMap(({ questionId, revision, tickedPointIds }) => {
    const content = contents.get(`${questionId} ${revision}`);
    if (!content) throw new Error(`Inconsistent: no revision ${revision} of ${questionId}`);
    const { prompt, level, topics, keyPoints } = content;
    return { questionId, prompt, level, topics, points: keyPoints, tickedPointIds };
  });
  const titles = new Map(packs.flatMap((pack) => pack.topics).map(({ id, title }) => [id, title]));
  return {
    today,
    topics: topicFacts(attempts).map((facts) => ({ ...facts, title: titles.get(facts.topic) ?? facts.topic })),
    states: countCardStates(cards, { today, questions: questions.length }),
    interviews: interviews.filter((interview) => interview.finishedAt),
  };
}
