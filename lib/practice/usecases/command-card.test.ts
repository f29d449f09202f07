import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { findCard, findCardRecord, listSetAside } from "@/lib/memory/data/cards";
import { query } from "@/lib/shared/data/client";
import { reserveQuestions } from "@/lib/questions/data/reserved-questions";
import { listLatestGrades } from "@/lib/memory/data/review-events";
import type { CardCommand } from "@/lib/memory/rules/cards/events";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadNextReview, loadToday } from "./load-today";
import { commandCard } from "./command-card";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";

const DAY_S = 86_400;
let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  questionId =
    (await loadToday({ ...(await aPerson()), newPerDay: 1, now: NOW })).session[0]?.questionId ??
    "";
});

const keyOf = ({ userId }: Person) => ({ userId, questionId, variant: "main" });
const order = (person: Person, kind: CardCommand, seconds: number, eventId = uuidv7()) =>
  commandCard({ ...person, kind, eventId, questionId, clientAt: NOW, now: after(seconds) });
const asked = async (person: Person, seconds: number) =>
  (await loadToday({ ...person, newPerDay: 1, now: after(seconds) })).session.map(
    (each) => each.questionId,
  );

describe("a question that is set aside", () => {
  test("is not asked until it is brought back, and then has its old memory", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId });
    const before = await findCard(keyOf(person));
    await order(person, "suspend", 60);
    expect(await findCard(keyOf(person))).toMatchObject({
      ...before,
      isSuspended: true,
      version: 2,
    });
    expect(await asked(person, 60 * DAY_S)).not.toContain(questionId);
    expect(await listSetAside(person.userId)).toMatchObject([{ questionId, isGraded: true }]);
    await order(person, "resume", 90);
    expect(await asked(person, 60 * DAY_S)).toContain(questionId);
    expect(await findCard(keyOf(person))).toMatchObject({ ...before, version: 3 });
    expect(await listSetAside(person.userId)).toEqual([]);
  });

  test("can be new, and is new again when it is brought back", async () => {
    const person = await aPerson();
    await order(person, "suspend", 0);
    expect(await findCardRecord(keyOf(person))).toMatchObject({ card: null, version: 1 });
    expect(await asked(person, 60)).not.toContain(questionId);
    await order(person, "resume", 90);
    expect(await asked(person, 120)).toEqual([questionId]);
    expect(await findCardRecord(keyOf(person))).toMatchObject({ card: null, isSuspended: false });
  });

  test("is not drawn for an interview, and stays aside when it is graded", async () => {
    const person = await aPerson();
    const drawn = await questionOf(person, await anInterview(person));
    await commandCard({
      ...person,
      kind: "suspend",
      eventId: uuidv7(),
      questionId: drawn,
      clientAt: NOW,
      now: NOW,
    });
    expect(await questionOf(person, await anInterview(person))).not.toBe(drawn);
    await gradeReview({ ...aGrade(person, { now: after(9) }), questionId: drawn });
    expect(
      await findCard({ userId: person.userId, questionId: drawn, variant: "main" }),
    ).toMatchObject({
      isSuspended: true,
      reps: 1,
    });
  });

  test("is set aside once by forty copies of an event, and an undo brings it back", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId });
    const before = await findCard(keyOf(person));
    const eventId = uuidv7();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => order(person, "suspend", 60, eventId)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await query((db) => db.reviewEvent.count({ where: { userId: person.userId } }))).toBe(2);
    expect(await order(person, "reset", 61, eventId)).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
    await undoGrade({
      ...person,
      now: after(70),
      eventId: uuidv7(),
      targetId: eventId,
      clientAt: NOW,
    });
    expect(await findCard(keyOf(person))).toMatchObject({ ...before, version: 3 });
  });
});

describe("a question that is started over", () => {
  test("is new, without its memory and latest answer, and its log stays", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId });
    await gradeReview({ ...aGrade(person, { now: after(9 * DAY_S), grade: "again" }), questionId });
    await order(person, "suspend", 9 * DAY_S + 1);
    await order(person, "reset", 9 * DAY_S + 2);
    expect(await findCardRecord(keyOf(person))).toMatchObject({ card: null, isSuspended: false });
    expect(await listLatestGrades(person.userId)).toEqual([]);
    expect(await asked(person, 9 * DAY_S + 5)).toEqual([questionId]);
    await gradeReview({ ...aGrade(person, { now: after(10 * DAY_S) }), questionId });
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1, lapses: 0, version: 5 });
    expect(await listLatestGrades(person.userId)).toHaveLength(1);
  });
});

test("an unknown question and an event with an invalid field are refused", async () => {
  const person = await aPerson();
  const given = { ...person, kind: "suspend" as const, eventId: uuidv7(), clientAt: NOW, now: NOW };
  expect(await commandCard({ ...given, questionId: "aws/no-such-thing" })).toMatchObject({
    error: { code: "not_found" },
  });
  expect(
    await gradeReview({ ...aGrade(person), questionId, grade: "splendid" as "good" }),
  ).toMatchObject({
    ok: false,
    error: { code: "invalid_event", field: "grade" },
  });
  expect(await query((db) => db.reviewEvent.count({ where: { userId: person.userId } }))).toBe(0);
});

test("extra practice is stored but does not change the card", async () => {
  const person = await aPerson();
  await gradeReview({ ...aGrade(person), questionId, isPractice: true });
  expect(await findCard(keyOf(person))).toBeNull();
  await gradeReview({ ...aGrade(person, { now: after(9) }), questionId });
  const before = await findCard(keyOf(person));
  await gradeReview({
    ...aGrade(person, { now: after(DAY_S), grade: "again" }),
    questionId,
    isPractice: true,
  });
  expect(await findCard(keyOf(person))).toMatchObject({ ...before, version: 3 });
  expect(
    await query((db) =>
      db.reviewEvent.count({ where: { userId: person.userId, source: "practice" } }),
    ),
  ).toBe(2);
});

test("a card that an older engine folded is folded again when it is next written", async () => {
  const person = await aPerson();
  await gradeReview({ ...aGrade(person), questionId });
  await query((db) =>
    db.card.updateMany({
      where: { userId: person.userId },
      data: { stability: 999, engineVersion: "older" },
    }),
  );
  await gradeReview({ ...aGrade(person, { now: after(3 * DAY_S) }), questionId });
  const record = await findCardRecord(keyOf(person));
  expect(record).toMatchObject({ engineVersion: defaultModel.engineVersion, card: { reps: 2 } });
  const first = defaultModel.nextState(null, 0, "good");
  expect(record?.card?.stability).toBe(defaultModel.nextState(first, 3, "good").stability);
});

test("a question with four lapses is a leech, shown with its prerequisites", async () => {
  const person = await aPerson();
  for (const index of [0, 1, 2, 3, 4])
    await gradeReview({
      ...aGrade(person, { now: after(index * 2 * DAY_S), grade: "again" }),
      questionId,
    });
  const { next } = await loadNextReview({ ...person, newPerDay: 0, now: after(12 * DAY_S) });
  expect(next).toMatchObject({ questionId, leech: { lapses: 4 } });
  expect(next?.leech?.prerequisites.map(({ id }) => id)).toEqual(next?.content.prerequisites ?? []);
});

test("a prerequisite is hidden only from somebody for whose mocks it is reserved", async () => {
  const [person, other] = [await aPerson(), await aPerson()];
  const leechOf = async (who: Person) => {
    for (const index of [0, 1, 2, 3, 4]) {
      const given = aGrade(who, { now: after(index * 2 * DAY_S), grade: "again" });
      await gradeReview({ ...given, questionId: "aws/api-gateway" });
    }
    const { next } = await loadNextReview({ ...who, newPerDay: 0, now: after(12 * DAY_S) });
    return next?.leech?.prerequisites.map(({ id }) => id);
  };
  const kept = { questionId: "aws/what-is-lambda", topic: "serverless", level: "beginner" };
  await reserveQuestions(person.userId, [kept], NOW);
  expect(await leechOf(person)).toEqual([]);
  expect(await leechOf(other)).toEqual(["what-is-lambda"]);
});

test("a day ends at the hour that the person chose", async () => {
  const person = { ...(await aPerson()), cutoffHour: 11 };
  await gradeReview({ ...aGrade(person), questionId });
  const dayBefore = Math.floor(NOW.getTime() / 1000 / DAY_S) - 1;
  expect(await findCard(keyOf(person))).toMatchObject({ lastDay: dayBefore });
  // A later change of the hour doesn't change the study day of earlier events.
  await gradeReview({ ...aGrade({ ...person, cutoffHour: 4 }, { now: after(60) }), questionId });
  const events = await query((db) =>
    db.reviewEvent.findMany({ where: { userId: person.userId }, orderBy: { occurredAt: "asc" } }),
  );
  expect(events.map(({ studyDay }) => studyDay)).toEqual([dayBefore, dayBefore + 1]);
});
