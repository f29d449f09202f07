import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { findCard, listCards } from "@/lib/memory/data/cards";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { query } from "@/lib/shared/data/client";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { undoGrade } from "./undo-grade";

let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  const somebody = await aPerson();
  questionId = await questionOf(somebody, await anInterview(somebody));
});

const keyOf = ({ userId }: Person) => ({ userId, questionId, variant: "main" });
const countEvents = ({ userId }: Person) =>
  query((db) => db.reviewEvent.count({ where: { userId } }));

describe("undoing a grade", () => {
  test("leaves the card as it was, even when it's sent again", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId });
    const before = await findCard(keyOf(person));
    const second = aGrade(person, { now: after(86_400), grade: "again" });
    await gradeReview({ ...second, questionId });
    const undo = {
      ...person,
      now: after(86_410),
      eventId: uuidv7(),
      targetId: second.eventId,
      clientAt: NOW,
    };
    await Promise.all([undoGrade(undo), undoGrade(undo), undoGrade(undo)]);
    expect(await findCard(keyOf(person))).toMatchObject({ ...before, version: 3 });
    expect(await countEvents(person)).toBe(3);
    expect(await undoGrade({ ...undo, eventId: second.eventId })).toMatchObject({
      error: { code: "conflict" },
    });
    expect(await undoGrade({ ...undo, eventId: uuidv7() })).toMatchObject({
      ok: false,
      error: { code: "nothing_to_undo" },
    });
  });

  test("removes the card when it was the only grade, and keeps the log", async () => {
    const person = await aPerson();
    const grade = aGrade(person);
    await gradeReview({ ...grade, questionId });
    await undoGrade({
      ...person,
      now: after(5),
      eventId: uuidv7(),
      targetId: grade.eventId,
      clientAt: NOW,
    });
    expect(await listCards(person.userId)).toEqual([]);
    await gradeReview({ ...aGrade(person, { now: after(9) }), questionId });
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1, version: 3 });
  });

  test("finds nothing when the grade is somebody else's", async () => {
    const [victim, attacker] = [await aPerson(), await aPerson()];
    const grade = aGrade(victim);
    await gradeReview({ ...grade, questionId });
    expect(
      await undoGrade({
        ...attacker,
        now: after(5),
        eventId: uuidv7(),
        targetId: grade.eventId,
        clientAt: NOW,
      }),
    ).toMatchObject({ ok: false });
    expect(await findCard(keyOf(victim))).toMatchObject({ reps: 1 });
  });
});
