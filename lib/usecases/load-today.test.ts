import { beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { query } from "@/lib/data/client";
import { listQuestions } from "@/lib/data/packs";
import { LEVELS } from "@/lib/domain/question/level";
import { after, aGrade, aPerson, anInterview, answeredInterview, NOW, type Person } from "@/scripts/testing/people";
import { showQuestion } from "./answer-item";
import { loadPacks } from "./load-packs";
import { loadToday } from "./load-today";
import { gradeReview } from "./record-grade";
import { undoGrade } from "./undo-grade";

const DAY_S = 86_400;
let bank: readonly string[] = [];

beforeAll(async () => {
  await loadPacks(NOW);
  const questions = await listQuestions();
  bank = LEVELS.flatMap((level) => questions.filter((question) => question.level === level)).map(({ id }) => id);
});

const today = (person: Person, seconds = 0, newPerDay = 2) =>
  loadToday({ ...person, newPerDay, now: after(seconds) }).then(({ session, ...rest }) => ({
    ...rest,
    due: session.filter((card) => !card.isNew).map((card) => card.questionId),
    fresh: session.filter((card) => card.isNew).map((card) => card.questionId),
  }));

const grade = (person: Person, questionId = "", seconds = 0, given: "again" | "good" = "good") => {
  const request = aGrade(person, { now: after(seconds), grade: given });
  return gradeReview({ ...request, questionId }).then(() => request.eventId);
};

test("somebody new learns the easiest questions of the first level, as many as they set a day", async () => {
  const person = await aPerson();
  expect(await today(person)).toMatchObject({ due: [], fresh: bank.slice(0, 2), cardsInAll: 0 });
  expect(await today(person, 0, 0)).toMatchObject({ fresh: [] });
});

test("a card is due on its day and not before, and nobody else sees it", async () => {
  const person = await aPerson();
  await grade(person, bank[0], 0, "again");
  await grade(person, bank[1]);
  expect(await today(person, 60)).toMatchObject({ due: [bank[0]], fresh: [], cardsInAll: 2 });
  expect(new Set((await today(person, 30 * DAY_S)).due)).toEqual(new Set([bank[0], bank[1]]));
  expect(await today(await aPerson(), 30 * DAY_S)).toMatchObject({ due: [], cardsInAll: 0 });
});

test("a new question counts for its first day only, and not when its grade was taken back", async () => {
  const person = await aPerson();
  await grade(person, bank[0]);
  expect((await today(person, 60)).fresh).toEqual([bank[1]]);
  await grade(person, bank[0], DAY_S);
  expect((await today(person, DAY_S)).fresh).toEqual([bank[1], bank[2]]);
  const targetId = await grade(person, bank[1], DAY_S);
  await undoGrade({ ...person, now: after(DAY_S + 5), eventId: uuidv7(), targetId, clientAt: NOW });
  expect((await today(person, DAY_S + 9)).fresh).toEqual([bank[1], bank[2]]);
});

test("a question that left the bank is asked no more", async () => {
  const person = await aPerson();
  await grade(person, bank[0]);
  const retire = (retiredAt: Date | null) =>
    query((db) => db.question.updateMany({ where: { id: bank[0] ?? "" }, data: { retiredAt } }));
  await retire(NOW);
  const { due, fresh, cardsInAll } = await today(person, 30 * DAY_S);
  await retire(null);
  expect({ due, fresh, cardsInAll }).toEqual({ due: [], fresh: bank.slice(1, 3), cardsInAll: 1 });
});

test("interviews are listed with their number of questions, the latest first", async () => {
  const person = await aPerson();
  const finished = await answeredInterview(person, "My answer");
  const open = await anInterview(person, 2);
  const { interviews } = await today(person);
  expect(new Map(interviews.map(({ id, questions }) => [id, questions]))).toEqual(
    new Map([
      [finished, 1],
      [open, 2],
    ]),
  );
  expect(interviews.filter((interview) => interview.finishedAt).map(({ id }) => id)).toEqual([finished]);
});

test("an unfinished interview stays in reach behind any number of newer ones, with its progress", async () => {
  const person = await aPerson();
  const open = await anInterview(person, 2);
  await showQuestion({ ...person, interviewId: open, position: 0, now: NOW });
  for (let newer = 0; newer < 6; newer += 1) await answeredInterview(person, "My answer");
  const { interviews } = await today(person);
  expect(interviews.find(({ id }) => id === open)).toMatchObject({ finishedAt: null, position: 0, questions: 2 });
  expect(interviews.filter(({ finishedAt }) => finishedAt)).toHaveLength(5);
  expect((await today(await aPerson())).interviews).toEqual([]);
});

test("minutes follow the person's own reviews once there are ten", async () => {
  const person = await aPerson();
  for (const [index, id] of bank.slice(0, 9).entries()) await grade(person, id, index);
  expect((await today(person, 30 * DAY_S)).minutes).toBe(11);
  await grade(person, bank[9], 10);
  expect((await today(person, 30 * DAY_S)).minutes).toBe(1);
});
