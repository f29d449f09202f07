import { v7 as uuidv7 } from "uuid";
import { listCards } from "@/lib/memory/data/cards";
import { query } from "@/lib/shared/data/client";
import { listCardLog } from "@/lib/memory/data/review-events";
import { foldLog, type CardState } from "@/lib/memory/rules/cards/fold";
import { GRADES, type Grade } from "@/lib/memory/rules/cards/grade";
import { postShot, type Shot } from "./load";
import type { BenchPerson, BenchQuestion } from "./seed";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

/** The number of events that Greenroom has acknowledged. */
export type Acknowledged = { count: number };

/** Returns a grade as a device sends it. The right answer has its id and a due day. */
export function gradeShot(
  person: BenchPerson,
  question: BenchQuestion,
  { eventId, grade }: { eventId: string; grade: Grade },
  acknowledged: Acknowledged,
): Shot {
  const about = { questionId: question.id, tickedPointIds: question.pointIds.slice(1), grade };
  const times = {
    clientAt: new Date().toISOString(),
    waitedMs: 0,
    thinkingMs: 41_000,
    gradingMs: 8_500,
  };
  const isRight = (body: string) => body.startsWith(`{"eventId":"${eventId}","dueDay":`);
  return eventShot(
    person,
    { kind: "review", eventId, ...about, ...times },
    { isRight, acknowledged },
  );
}

/** Returns the request that undoes a grade. */
export function undoShot(person: BenchPerson, targetId: string, acknowledged: Acknowledged): Shot {
  const event = { kind: "void", eventId: uuidv7(), targetId, clientAt: new Date().toISOString() };
  return eventShot(person, event, { isRight: (body) => body === "null", acknowledged });
}

function eventShot(
  person: BenchPerson,
  event: object,
  { isRight, acknowledged }: { isRight: (body: string) => boolean; acknowledged: Acknowledged },
): Shot {
  return postShot(person.cookie, "/api/reviews", event, (status, body) => {
    if (status !== 200 || !isRight(body))
      return `a grade was answered with ${status} ${body.slice(0, 200)}`;
    acknowledged.count += 1;
    return null;
  });
}

/** Returns a function that gives a new grade each time, one card after the other. */
export function manyGrades(person: BenchPerson, acknowledged: Acknowledged): () => Shot {
  let nth = 0;
  return () => {
    const question = person.questions[nth % person.questions.length];
    if (!question) throw new Error("Inconsistent: there are no questions.");
    const grade = GRADES[Math.floor(nth / 7) % GRADES.length] ?? "good";
    nth += 1;
    return gradeShot(person, question, { eventId: uuidv7(), grade }, acknowledged);
  };
}

export type LogCheck = {
  readonly events: number;
  readonly acknowledged: number;
  readonly cards: number;
  readonly strays: readonly string[];
};

/**
 * Returns the numbers of stored and of acknowledged events, and the questions whose card isn't the
 * fold of its events.
 */
export async function checkLog(
  { userId, questions }: BenchPerson,
  acknowledged: Acknowledged,
): Promise<LogCheck> {
  const events = await query((db) => db.reviewEvent.count({ where: { userId } }));
  const cards = new Map((await listCards(userId)).map((card) => [card.questionId, card]));
  const strays: string[] = [];
  for (const { id } of questions) {
    const stored = await listCardLog({ userId, questionId: id, variant: "main" });
    const log = stored.map(({ event }) => event);
    const card = cards.get(id);
    if (
      !card ||
      card.version !== log.length ||
      !isSame(card, foldLog(log, defaultModel, PLAIN).state)
    )
      strays.push(id);
  }
  return { events, acknowledged: acknowledged.count, cards: cards.size, strays };
}

function isSame(card: CardState, folded: CardState | null): boolean {
  if (!folded) return false;
  return (Object.keys(folded) as (keyof CardState)[]).every(
    (field) => JSON.stringify(card[field]) === JSON.stringify(folded[field]),
  );
}
