import { listCards, listSetAside } from "@/lib/memory/data/cards";
import { listPackFiles, listQuestions } from "@/lib/questions/data/packs";
import { listAskedNow } from "@/lib/interview/data/question-history";
import { listReservedNow } from "@/lib/questions/data/reserved-questions";
import { countCardStates } from "@/lib/memory/rules/cards/card-states";
import { topicFacts } from "@/lib/memory/rules/points/facts";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { loadAttempts } from "@/lib/memory/usecases/load-attempts";
import { titlesOf } from "@/lib/questions/rules/titles";

/**
 * Returns the facts of a person's practice: per topic what was covered and missed, cards by state,
 * what was set aside, and what is reserved for mocks. It doesn't name what was missed in a question
 * that an interview waits for.
 */
export async function loadProgress({
  userId,
  zone,
  cutoffHour,
  now,
}: DayRule & { userId: string; now: Date }) {
  const today = studyDayOf(now, zone, cutoffHour);
  const [attempts, cards, setAside, reserved, questions, packs, askedNow] = await Promise.all([
    loadAttempts(userId),
    listCards(userId),
    listSetAside(userId),
    listReservedNow(userId),
    listQuestions(),
    listPackFiles(),
    listAskedNow(userId, now),
  ]);
  const inBank = new Set(questions.map(({ id }) => id));
  const asked = cards.filter(({ questionId }) => inBank.has(questionId));
  const isReservedNow = new Set(reserved.map(({ questionId }) => questionId));
  const asideUnseen = setAside.filter(
    ({ questionId, isGraded }) => !isGraded && !isReservedNow.has(questionId),
  ).length;
  const titles = titlesOf(packs);
  return {
    today,
    topics: topicFacts(attempts, askedNow).map((facts) => ({
      ...facts,
      title: titles.get(facts.topic) ?? facts.topic,
    })),
    states: countCardStates(asked, {
      today,
      questions: questions.length - asideUnseen - reserved.length,
    }),
    setAside,
    reserved: reserved.map((question) => ({
      ...question,
      topicTitle: titles.get(question.topic) ?? question.topic,
    })),
  };
}
