import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { createInterview } from "@/lib/interview/data/interview-writes";
import { findCurrentQuestion, listQuestions } from "@/lib/questions/data/packs";
import type { KeyPoint } from "@/lib/questions/rules/question-schema";
import { aBlueprint, after, aGrade, aPerson, NOW, type Person } from "@/scripts/testing/people";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadPointMemory } from "./load-point-memory";
import { loadProgress } from "./load-progress";
import { commandCard } from "@/lib/practice/usecases/command-card";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";

const DAY_S = 86_400;
const QUESTION = "aws/multi-az-and-read-replicas";
let points: readonly KeyPoint[] = [];

beforeAll(async () => {
  await loadPacks(NOW);
  points = (await findCurrentQuestion(QUESTION))?.content.keyPoints ?? [];
});

async function answer(
  person: Person,
  day: number,
  tickedPointIds: string[],
  isPractice = false,
): Promise<string> {
  const graded = await gradeReview({
    ...aGrade(person, { now: after(day * DAY_S), tickedPointIds, grade: "again" }),
    questionId: QUESTION,
    isPractice,
  });
  if (!graded.ok) throw new Error(graded.error.code);
  return graded.value.eventId;
}

const memoryOf = (person: Person) => loadPointMemory({ ...person, now: after(10 * DAY_S) });

test("what is missed repeatedly is listed with its concept, from reviews and from practice", async () => {
  const person = await aPerson();
  await answer(person, 0, []);
  await answer(person, 1, ["sync-vs-async"]);
  await answer(person, 2, [], true);
  const { today, concepts, points: tallies } = await memoryOf(person);
  expect(concepts.find(({ concept }) => concept === "high-availability")).toMatchObject({
    title: "High availability",
    answers: 3,
    misses: 3,
    questions: 1,
    lastMissedDay: today - 8,
    verdict: "weak",
  });
  expect(tallies.find(({ pointId }) => pointId === "sync-vs-async")).toMatchObject({
    answers: 3,
    misses: 2,
  });
  expect(tallies).toHaveLength(points.length);
  expect(tallies[0]).toMatchObject({ pointId: "availability-vs-reads", isEssential: true });
});

test("none of a question's points is listed while an interview asks it", async () => {
  const person = await aPerson();
  for (const day of [0, 1, 2]) await answer(person, day, []);
  const id = uuidv7();
  const { revision = "" } = (await findCurrentQuestion(QUESTION)) ?? {};
  const interview = {
    id,
    seriesId: id,
    blueprint: aBlueprint(1),
    seed: 1,
    drawnAs: "new" as const,
    extraTime: "none",
  };
  const item = {
    questionId: QUESTION,
    revision,
    cell: 0,
    isReserved: false,
    limitMs: 60_000,
    thinkingMs: 0,
  };
  await createInterview(person.userId, { ...interview, createdAt: after(3 * DAY_S) }, [item]);
  await showQuestion({
    userId: person.userId,
    interviewId: id,
    position: 0,
    now: after(3 * DAY_S),
  });
  const now = after(3 * DAY_S + 5);
  const { points: named, concepts } = await loadPointMemory({ ...person, now });
  expect(named).toEqual([]);
  expect(concepts.find(({ concept }) => concept === "high-availability")).toMatchObject({
    misses: 3,
    missedPoints: [],
  });
  expect((await loadProgress({ ...person, now })).topics).toMatchObject([
    { share: 0, essentialsMissed: [] },
  ]);
  await endInterview({ userId: person.userId, interviewId: id, now });
  expect((await loadProgress({ ...person, now })).topics[0]?.essentialsMissed).not.toEqual([]);
});

test("a grade that is taken back no longer counts, and starting a question over forgets nothing", async () => {
  const person = await aPerson();
  await answer(person, 0, []);
  const second = await answer(person, 1, []);
  const request = { ...person, now: after(2 * DAY_S), clientAt: NOW, eventId: uuidv7() };
  await undoGrade({ ...request, targetId: second });
  expect((await memoryOf(person)).points[0]).toMatchObject({ answers: 1 });
  await commandCard({ ...request, eventId: uuidv7(), kind: "reset", questionId: QUESTION });
  expect((await memoryOf(person)).points[0]).toMatchObject({ answers: 1 });
});

test("another person's answers don't count, and without answers the list is empty", async () => {
  const person = await aPerson();
  await answer(person, 0, []);
  expect(await memoryOf(await aPerson())).toMatchObject({ points: [], concepts: [] });
  expect((await listQuestions()).length).toBeGreaterThan(50);
});
