import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { findCard, listCards } from "@/lib/memory/data/cards";
import { query } from "@/lib/shared/data/client";
import { listCardEvents, listInterviewEvents } from "@/lib/memory/data/review-events";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  questionOf,
  predict,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { lockAnswer, showQuestion } from "./answer-item";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { resumeInterview } from "./end-interview";
import { gradeInterviewItem } from "./grade-item";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { undoGrade } from "./undo-grade";
import { foldCard } from "@/scripts/testing/histories";

let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  const somebody = await aPerson();
  questionId = await questionOf(somebody, await anInterview(somebody));
});

const keyOf = ({ userId }: Person) => ({ userId, questionId, prompt: "main" });
const countEvents = ({ userId }: Person) => query((db) => db.reviewEvent.count({ where: { userId } }));

/** The card must be exactly what its log says. */
async function expectCardIsFold(person: Person): Promise<void> {
  const card = await findCard(keyOf(person));
  const folded = foldCard(await listCardEvents(keyOf(person)));
  expect(card).toMatchObject(folded ?? {});
  expect(card === null).toBe(folded === null);
}

describe("a grade", () => {
  test("that is sent a thousand times at once is applied once", async () => {
    const person = await aPerson();
    const grade = aGrade(person);
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => gradeReview({ ...grade, questionId })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(await countEvents(person)).toBe(1);
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1, version: 1 });
  });

  test("among a thousand others on the same card is not lost", async () => {
    const person = await aPerson();
    const grades = Array.from({ length: 1_000 }, (_, index) =>
      aGrade(person, { now: after(index), grade: GRADES[index % 4] ?? "good" }),
    );
    const answers = await Promise.all(grades.map((grade) => gradeReview({ ...grade, questionId })));
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(await countEvents(person)).toBe(1_000);
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1_000, version: 1_000 });
    await expectCardIsFold(person);
  });

  test("under an id that was used for another grade is refused", async () => {
    const person = await aPerson();
    const first = aGrade(person);
    await gradeReview({ ...first, questionId });
    expect(await gradeReview({ ...first, grade: "again", questionId })).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
    expect(await findCard(keyOf(person))).toMatchObject({ lastGrade: "good", reps: 1 });
  });

  test("for a question that nobody knows is refused", async () => {
    expect(await gradeReview({ ...aGrade(await aPerson()), questionId: "aws/no-such-thing" })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });

  test("keeps only ticks for points that the question has", async () => {
    const person = await aPerson();
    const grade = aGrade(person, { tickedPointIds: ["no-such-point"] });
    await gradeReview({ ...grade, questionId });
    const event = await query((db) => db.reviewEvent.findFirstOrThrow({ where: { userId: person.userId } }));
    expect(event).toMatchObject({ tickedPointIds: [], proposedGrade: null, overridden: false });
  });

  test("that waited on a device without a network counts for the day on which it was given, thirty days back at most", async () => {
    const person = await aPerson();
    const day = 86_400_000;
    await gradeReview({ ...aGrade(person, { waitedMs: 2 * day }), questionId });
    await gradeReview({ ...aGrade(person, { waitedMs: 400 * day }), questionId });
    const events = await query((db) =>
      db.reviewEvent.findMany({ where: { userId: person.userId }, orderBy: { occurredAt: "asc" } }),
    );
    expect(events.map(({ occurredAt }) => (NOW.getTime() - occurredAt.getTime()) / day)).toEqual([30, 2]);
    await expectCardIsFold(person);
  });
});

describe("an undo", () => {
  test("leaves the card as it was, also when it is sent again", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId });
    const before = await findCard(keyOf(person));
    const second = aGrade(person, { now: after(86_400), grade: "again" });
    await gradeReview({ ...second, questionId });
    const undo = { ...person, now: after(86_410), eventId: uuidv7(), targetId: second.eventId, clientAt: NOW };
    await Promise.all([undoGrade(undo), undoGrade(undo), undoGrade(undo)]);
    expect(await findCard(keyOf(person))).toMatchObject({ ...before, version: 3 });
    expect(await countEvents(person)).toBe(3);
    expect(await undoGrade({ ...undo, eventId: second.eventId })).toMatchObject({ error: { code: "conflict" } });
    expect(await undoGrade({ ...undo, eventId: uuidv7() })).toMatchObject({
      ok: false,
      error: { code: "nothing_to_undo" },
    });
  });

  test("of the only grade takes the card away and keeps the log", async () => {
    const person = await aPerson();
    const grade = aGrade(person);
    await gradeReview({ ...grade, questionId });
    await undoGrade({ ...person, now: after(5), eventId: uuidv7(), targetId: grade.eventId, clientAt: NOW });
    expect(await listCards(person.userId)).toEqual([]);
    await gradeReview({ ...aGrade(person, { now: after(9) }), questionId });
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1, version: 3 });
  });

  test("of somebody else's grade finds nothing", async () => {
    const [victim, attacker] = [await aPerson(), await aPerson()];
    const grade = aGrade(victim);
    await gradeReview({ ...grade, questionId });
    expect(
      await undoGrade({ ...attacker, now: after(5), eventId: uuidv7(), targetId: grade.eventId, clientAt: NOW }),
    ).toMatchObject({ ok: false });
    expect(await findCard(keyOf(victim))).toMatchObject({ reps: 1 });
  });
});

describe("an item of an interview", () => {
  async function lockedItem() {
    const person = await aPerson();
    const interviewId = await anInterview(person);
    const item = { interviewId, position: 0 };
    await showQuestion({ userId: person.userId, ...item, now: NOW });
    await lockAnswer({
      userId: person.userId,
      ...item,
      now: after(10),
      typed: typed("My answer"),
      by: "person",
    });
    await predict(person, interviewId, after(12));
    return { person, item };
  }

  test("graded in two tabs has one result, and the second is told", async () => {
    const { person, item } = await lockedItem();
    const answers = await Promise.all([
      gradeInterviewItem({ ...aGrade(person, { now: after(20) }), ...item }),
      gradeInterviewItem({ ...aGrade(person, { now: after(20), grade: "hard" }), ...item }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: "already_graded" } });
    expect(await countEvents(person)).toBe(1);
    expect(await listCards(person.userId)).toHaveLength(1);
  });

  test("is not graded before it is locked, and not by a stranger", async () => {
    const person = await aPerson();
    const stranger = await aPerson();
    const item = { interviewId: await anInterview(person), position: 0 };
    expect(await gradeInterviewItem({ ...aGrade(person), ...item })).toMatchObject({ error: { code: "not_shown" } });
    await showQuestion({ userId: person.userId, ...item, now: NOW });
    expect(await gradeInterviewItem({ ...aGrade(person, { now: after(5) }), ...item })).toMatchObject({
      error: { code: "not_locked" },
    });
    const key = { userId: person.userId, ...item };
    await lockAnswer({ ...key, now: after(6), typed: typed("x"), by: "person" });
    expect(await gradeInterviewItem({ ...aGrade(person, { now: after(7) }), ...item })).toMatchObject({
      error: { code: "not_revealed" },
    });
    expect(await gradeInterviewItem({ ...aGrade(stranger, { now: after(500) }), ...item })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await loadInterview({ ...stranger, interviewId: item.interviewId, now: after(5) })).toBeNull();
  });

  test("whose grade is taken back waits for its grade again", async () => {
    const { person, item } = await lockedItem();
    const grade = aGrade(person, { now: after(20) });
    await gradeInterviewItem({ ...grade, ...item });
    expect(await loadInterview({ ...person, interviewId: item.interviewId, now: after(21) })).toMatchObject({
      kind: "finished",
    });
    await undoGrade({ ...person, now: after(25), eventId: uuidv7(), targetId: grade.eventId, clientAt: NOW });
    expect(await loadInterview({ ...person, interviewId: item.interviewId, now: after(26) })).toMatchObject({
      kind: "grading",
      answerText: "My answer",
    });
  });

  test("is not taken back on another day: its report has been read", async () => {
    const { person, item } = await lockedItem();
    const grade = aGrade(person, { now: after(20) });
    await gradeInterviewItem({ ...grade, ...item });
    const undo = { ...person, now: after(86_400), eventId: uuidv7(), targetId: grade.eventId, clientAt: NOW };
    expect(await undoGrade(undo)).toMatchObject({ error: { code: "nothing_to_undo" } });
    expect(await countEvents(person)).toBe(1);
  });

  test("can be graded however long a relaxed clock ran on", async () => {
    const person = await aPerson();
    const interviewId = await anInterview(person, 1, { mode: "relaxed" });
    const item = { interviewId, position: 0 };
    await showQuestion({ userId: person.userId, ...item, now: NOW });
    const days = (count: number) => after(count * 86_400);
    for (const day of [14, 28]) await resumeInterview({ userId: person.userId, interviewId, now: days(day) });
    await lockAnswer({ userId: person.userId, ...item, now: days(28), typed: typed("At last"), by: "person" });
    await predict(person, interviewId, days(28));
    const graded = await gradeInterviewItem({ ...aGrade(person, { now: days(28), clientAt: days(28) }), ...item });
    expect(graded).toMatchObject({ ok: true });
    expect(await listInterviewEvents(person.userId, interviewId)).toMatchObject([
      { proposedGrade: null, answeringMs: 86_400_000 },
    ]);
  });
});
