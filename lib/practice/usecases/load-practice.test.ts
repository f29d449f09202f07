import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { findCard } from "@/lib/memory/data/cards";
import { listQuestions } from "@/lib/questions/data/packs";
import { after, aGrade, aPerson } from "@/scripts/testing/people";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadNextPractice } from "./load-practice";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";

const DAY_S = 86_400;
let bank: readonly string[] = [];

beforeAll(async () => {
  await loadPacks(after(0));
  bank = (await listQuestions()).map(({ id }) => id);
});

test("seen questions are practised once a day or after an undo, and stay scheduled", async () => {
  const person = await aPerson();
  for (const questionId of bank.slice(0, 2))
    await gradeReview({ ...aGrade(person, { grade: "easy" }), questionId });
  const next = (seconds: number) => loadNextPractice({ ...person, now: after(seconds) });
  expect((await next(60)).next).toBeNull();
  const first = (await next(DAY_S)).next;
  expect(first).toMatchObject({ left: 2 });
  const questionId = first?.questionId ?? "";
  const before = await findCard({ userId: person.userId, questionId, variant: "main" });
  const practised = aGrade(person, { now: after(DAY_S), grade: "again" });
  expect(await gradeReview({ ...practised, questionId, isPractice: true })).toMatchObject({
    ok: true,
  });
  expect(await findCard({ userId: person.userId, questionId, variant: "main" })).toMatchObject({
    dueDay: before?.dueDay,
    stability: before?.stability,
  });
  const second = await next(DAY_S + 60);
  expect(second.next).toMatchObject({ left: 1 });
  expect(second.next?.questionId).not.toBe(questionId);
  expect(second.lastGrade).toMatchObject({ id: practised.eventId });
  await undoGrade({
    ...person,
    now: after(DAY_S + 70),
    eventId: uuidv7(),
    targetId: practised.eventId,
    clientAt: after(0),
  });
  expect((await next(DAY_S + 80)).next).toMatchObject({ left: 2 });
  // A stranger has nothing to practise.
  expect((await loadNextPractice({ ...(await aPerson()), now: after(DAY_S) })).next).toBeNull();
});
