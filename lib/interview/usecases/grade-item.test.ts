import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { findInterview } from "@/lib/interview/data/interviews";
import { listCards } from "@/lib/memory/data/cards";
import { listInterviewEvents } from "@/lib/memory/data/review-events";
import { findRevisions } from "@/lib/questions/data/packs";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { query } from "@/lib/shared/data/client";
import { statementsSentBy } from "@/scripts/testing/statements";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  predict,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { resumeInterview } from "./resume-interview";
import { gradeInterviewItem } from "./grade-item";
import { loadInterview } from "./load-interview";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { undoGrade } from "./undo-grade";

beforeAll(() => loadPacks(NOW));

const countEvents = ({ userId }: Person) =>
  query((db) => db.reviewEvent.count({ where: { userId } }));

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

  test("graded in two tabs has one result, and the second tab is told", async () => {
    const { person, item } = await lockedItem();
    const answers = await Promise.all([
      gradeInterviewItem({ ...aGrade(person, { now: after(20) }), ...item }),
      gradeInterviewItem({ ...aGrade(person, { now: after(20), grade: "hard" }), ...item }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      error: { code: "already_graded" },
    });
    expect(await countEvents(person)).toBe(1);
    expect(await listCards(person.userId)).toHaveLength(1);
  });

  test("is graded in seven statements, or eight with the look-up of the session", async () => {
    const { person, item } = await lockedItem();
    // A question's content is read once per process.
    await findRevisions((await findInterview(person.userId, item.interviewId))?.items ?? []);
    const grade = aGrade(person, { now: after(20) });
    expect(await statementsSentBy(() => gradeInterviewItem({ ...grade, ...item }))).toBe(7);
  });

  test("isn't graded before it's locked, or by a stranger", async () => {
    const person = await aPerson();
    const stranger = await aPerson();
    const item = { interviewId: await anInterview(person), position: 0 };
    expect(await gradeInterviewItem({ ...aGrade(person), ...item })).toMatchObject({
      error: { code: "not_shown" },
    });
    await showQuestion({ userId: person.userId, ...item, now: NOW });
    expect(
      await gradeInterviewItem({ ...aGrade(person, { now: after(5) }), ...item }),
    ).toMatchObject({
      error: { code: "not_locked" },
    });
    const key = { userId: person.userId, ...item };
    await lockAnswer({ ...key, now: after(6), typed: typed("x"), by: "person" });
    expect(
      await gradeInterviewItem({ ...aGrade(person, { now: after(7) }), ...item }),
    ).toMatchObject({
      error: { code: "not_revealed" },
    });
    expect(
      await gradeInterviewItem({ ...aGrade(stranger, { now: after(500) }), ...item }),
    ).toMatchObject({
      error: { code: "not_found" },
    });
    expect(
      await loadInterview({ ...stranger, interviewId: item.interviewId, now: after(5) }),
    ).toBeNull();
  });

  test("can be graded again after its grade is taken back", async () => {
    const { person, item } = await lockedItem();
    const grade = aGrade(person, { now: after(20) });
    await gradeInterviewItem({ ...grade, ...item });
    expect(
      await loadInterview({ ...person, interviewId: item.interviewId, now: after(21) }),
    ).toMatchObject({
      kind: "finished",
    });
    await undoGrade({
      ...person,
      now: after(25),
      eventId: uuidv7(),
      targetId: grade.eventId,
      clientAt: NOW,
    });
    expect(
      await loadInterview({ ...person, interviewId: item.interviewId, now: after(26) }),
    ).toMatchObject({
      kind: "grading",
      answerText: "My answer",
    });
  });

  test("can't be ungraded on another day, because its report has been read", async () => {
    const { person, item } = await lockedItem();
    const grade = aGrade(person, { now: after(20) });
    await gradeInterviewItem({ ...grade, ...item });
    const undo = {
      ...person,
      now: after(86_400),
      eventId: uuidv7(),
      targetId: grade.eventId,
      clientAt: NOW,
    };
    expect(await undoGrade(undo)).toMatchObject({ error: { code: "nothing_to_undo" } });
    expect(await countEvents(person)).toBe(1);
  });

  test("can be graded after any overtime on a relaxed clock", async () => {
    const person = await aPerson();
    const interviewId = await anInterview(person, 1, { mode: "relaxed" });
    const item = { interviewId, position: 0 };
    await showQuestion({ userId: person.userId, ...item, now: NOW });
    const days = (count: number) => after(count * 86_400);
    for (const day of [14, 28])
      await resumeInterview({ userId: person.userId, interviewId, now: days(day) });
    await lockAnswer({
      userId: person.userId,
      ...item,
      now: days(28),
      typed: typed("At last"),
      by: "person",
    });
    await predict(person, interviewId, days(28));
    const graded = await gradeInterviewItem({
      ...aGrade(person, { now: days(28), clientAt: days(28) }),
      ...item,
    });
    expect(graded).toMatchObject({ ok: true });
    expect(await listInterviewEvents(person.userId, interviewId)).toMatchObject([
      { suggestedGrade: null, answeringMs: 86_400_000 },
    ]);
  });
});
