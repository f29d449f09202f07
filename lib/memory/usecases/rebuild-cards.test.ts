import { beforeAll, expect, test, vi } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { CARD_COMMANDS } from "@/lib/memory/rules/cards/events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { longTermPredictions } from "@/lib/memory/rules/readiness/predictions";
import { listCardLog, listPredictions } from "@/lib/memory/data/review-events";
import { loadPointMemory } from "@/lib/progress/usecases/load-point-memory";
import { commandCard } from "@/lib/practice/usecases/command-card";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { findRevision, listQuestions } from "@/lib/questions/data/packs";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { seededRandom, type Random } from "@/lib/shared/random";
import { after, aGrade, aPerson, NOW, type Person } from "@/scripts/testing/people";
import { runSql } from "@/scripts/testing/run-sql";
import { rebuildOwed, rebuildCards } from "./rebuild-cards";

const DAY_S = 86_400;
let questionIds: readonly string[] = [];

beforeAll(async () => {
  await loadPacks(NOW);
  questionIds = (await listQuestions()).slice(0, 3).map(({ id }) => id);
});

/** Everything that is derived of a person's log, but for the version of the engine. */
const derived = ({ userId }: Person) =>
  runSql(
    `SELECT question_id, version, stability, difficulty, ready_stability, last_day, due_day, reps, lapses, last_grade, relearn_day,
      last_occurred_at, last_event_id, is_suspended, tallies, long_term_reviews FROM cards WHERE user_id = $1 ORDER BY question_id`,
    [userId],
  );

/** Lets a person practise on two devices: grades that waited, undos, commands, several at once. */
async function practise(person: Person, random: Random): Promise<void> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const sent: string[] = [];
  for (let round = 0; round < 25; round += 1) {
    const now = after(round * DAY_S * (1 + Math.floor(random() * 3)));
    const acts = Array.from({ length: 1 + Math.floor(random() * 3) }, async () => {
      const [questionId, eventId, does] = [pick(questionIds), uuidv7(), random()];
      const request = { ...person, now, clientAt: now, eventId };
      if (does < 0.12 && sent.length > 0) return undoGrade({ ...request, targetId: pick(sent) });
      sent.push(eventId);
      if (does < 0.24) return commandCard({ ...request, questionId, kind: pick(CARD_COMMANDS) });
      const points =
        (await findRevision(questionId, await revisionOf(questionId)))?.keyPoints ?? [];
      return gradeReview({
        ...aGrade(person, { now, grade: pick(GRADES) }),
        eventId,
        questionId,
        tickedPointIds: points.filter(() => random() < 0.6).map(({ id }) => id),
        isPractice: random() < 0.2,
        waitedMs: random() < 0.25 ? Math.floor(random() * 5 * DAY_S * 1000) : 0,
      });
    });
    await Promise.all(acts);
  }
}

async function revisionOf(questionId: string): Promise<string> {
  return (await listQuestions()).find(({ id }) => id === questionId)?.revision ?? "";
}

test.each([1, 2, 3, 4])(
  "what is stored of a log is its replay, whatever came late, was undone or came at once (seed %i)",
  async (seed) => {
    const person = await aPerson();
    await practise(person, seededRandom(seed));
    const stored = await derived(person);
    expect(stored).toHaveLength(questionIds.length);
    await rebuildCards(person.userId, USUAL_MEMORY);
    expect(await derived(person)).toEqual(stored);
    await runSql("DELETE FROM cards WHERE user_id = $1", [person.userId]);
    expect(await rebuildCards(person.userId, USUAL_MEMORY)).toBe(questionIds.length);
    expect(await derived(person)).toEqual(stored);
  },
);

test("what was expected of each grade is stored with it, and filled in for a log from before", async () => {
  const person = await aPerson();
  const questionId = questionIds[0] ?? "";
  for (const [day, grade] of [
    [0, "good"],
    [3, "again"],
    [4, "hard"],
    [4.1, "good"],
    [20, "good"],
  ] as const)
    await gradeReview({ ...aGrade(person, { now: after(day * DAY_S), grade }), questionId });
  const log = await listCardLog({ userId: person.userId, questionId, variant: "main" });
  const expected = longTermPredictions(
    log.map(({ event }) => event),
    () => defaultModel,
  )
    .map(({ occurredAt, predicted, readyChance, isRecalled }) => {
      return { questionId, occurredAt, predicted, readyChance, isRecalled };
    })
    .toReversed();
  expect(expected).toHaveLength(3);
  expect(await listPredictions(person.userId, 100)).toEqual(expected);
  const memory = await loadPointMemory({ ...person, now: after(21 * DAY_S) });
  expect(memory.points.length).toBeGreaterThan(0);
  await runSql(
    "UPDATE review_events SET predicted = NULL, ready_chance = NULL WHERE user_id = $1",
    [person.userId],
  );
  await runSql("UPDATE cards SET tallies = NULL WHERE user_id = $1", [person.userId]);
  await runSql("UPDATE users SET needs_rebuild = true WHERE id = $1", [person.userId]);
  expect(await rebuildOwed()).toBe(1);
  expect(await listPredictions(person.userId, 100)).toEqual(expected);
  expect(await loadPointMemory({ ...person, now: after(21 * DAY_S) })).toEqual(memory);
  expect(await rebuildOwed()).toBe(0);
});

test("a rebuild while somebody practises loses none of their grades", async () => {
  const person = await aPerson();
  const [questionId = ""] = questionIds;
  await gradeReview({ ...aGrade(person), questionId });
  const grades = Array.from({ length: 30 }, (_, nth) =>
    gradeReview({ ...aGrade(person, { now: after(60 * (nth + 1)) }), questionId }),
  );
  await Promise.all([rebuildCards(person.userId, USUAL_MEMORY), ...grades]);
  const stored = await derived(person);
  expect(stored).toMatchObject([{ version: 31 }]);
  await rebuildCards(person.userId, USUAL_MEMORY);
  expect(await derived(person)).toEqual(stored);
});

test("one account whose log can't be folded doesn't keep the others from being rebuilt", async () => {
  const people = [await aPerson(), await aPerson(), await aPerson()];
  for (const person of people)
    await gradeReview({ ...aGrade(person), questionId: questionIds[0] ?? "" });
  const [first, broken] = people.toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
  await runSql("UPDATE review_events SET grade = NULL WHERE user_id = $1", [broken?.userId]);
  await runSql("UPDATE cards SET tallies = NULL WHERE user_id = ANY($1::uuid[])", [
    people.map(({ userId }) => userId),
  ]);
  await runSql("UPDATE users SET needs_rebuild = true WHERE id = ANY($1::uuid[])", [
    people.map(({ userId }) => userId),
  ]);
  const noted = vi.spyOn(console, "error").mockReturnValue();
  expect(await rebuildOwed()).toBe(2);
  expect(noted.mock.calls.flat().join()).toContain(broken?.userId);
  noted.mockRestore();
  expect(first && (await derived(first))).toMatchObject([{ tallies: { longTermReviews: 0 } }]);
});
