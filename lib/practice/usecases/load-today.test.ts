import { beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { query } from "@/lib/shared/data/client";
import { runSql } from "@/scripts/testing/run-sql";
import { listQuestions } from "@/lib/questions/data/packs";
import { USUAL_PLAN } from "@/lib/memory/rules/plan/plan-settings";
import { LEVELS } from "@/lib/questions/rules/level";
import { aMock } from "@/scripts/testing/mocks";
import {
  after,
  aGrade,
  aPerson,
  anInterview,
  answeredInterview,
  gradeItem,
  NOW,
  predict,
  questionOf,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadProgress } from "@/lib/progress/usecases/load-progress";
import { loadProjection, type LoadedProjection } from "@/lib/progress/usecases/load-projection";
import { storeProjection } from "@/lib/progress/usecases/project-plan";
import { loadNextPractice } from "./load-practice";
import { loadNextReview, loadToday } from "./load-today";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { revealAnswer } from "./reveal-answer";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { DAY_MS } from "@/lib/shared/time";

const DAY_S = 86_400;
let bank: readonly string[] = [];

beforeAll(async () => {
  await loadPacks(NOW);
  const questions = await listQuestions();
  bank = LEVELS.flatMap((level) => questions.filter((question) => question.level === level)).map(
    ({ id }) => id,
  );
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

test("somebody new starts with first-level questions, as many as they set a day", async () => {
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

test("a new question counts on its first day only, and not after an undo", async () => {
  const person = await aPerson();
  await grade(person, bank[0]);
  expect((await today(person, 60)).fresh).toEqual([bank[1]]);
  await grade(person, bank[0], DAY_S);
  expect((await today(person, DAY_S)).fresh).toEqual([bank[1], bank[2]]);
  const targetId = await grade(person, bank[1], DAY_S);
  await undoGrade({ ...person, now: after(DAY_S + 5), eventId: uuidv7(), targetId, clientAt: NOW });
  expect((await today(person, DAY_S + 9)).fresh).toEqual([bank[1], bank[2]]);
});

test("a grade that waited since yesterday takes no time or new question from today", async () => {
  const person = await aPerson();
  const plan = { ...USUAL_PLAN, weekdayMinutes: Array.from({ length: 7 }, () => 5) };
  const given = aGrade(person, {
    now: after(DAY_S),
    thinkingMs: 290_000,
    gradingMs: 5_000,
    waitedMs: DAY_S * 1000,
  });
  await gradeReview({ ...given, questionId: bank[0] ?? "" });
  const day = await loadToday({ ...person, newPerDay: 2, now: after(DAY_S + 60), plan });
  expect(day.session.map(({ questionId }) => questionId)).toEqual([bank[1], bank[2]]);
});

test("a question that left the bank is not asked any more", async () => {
  const person = await aPerson();
  await grade(person, bank[0]);
  const retire = (retiredAt: Date | null) =>
    query((db) => db.question.updateMany({ where: { id: bank[0] ?? "" }, data: { retiredAt } }));
  await retire(NOW);
  const { due, fresh, cardsInAll } = await today(person, 30 * DAY_S);
  const { states } = await loadProgress({ ...person, now: after(30 * DAY_S) });
  await retire(null);
  expect({ due, fresh, cardsInAll }).toEqual({ due: [], fresh: bank.slice(1, 3), cardsInAll: 1 });
  expect(states).toMatchObject({ due: 0, unseen: bank.length - 1 });
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
  expect(interviews.filter((interview) => interview.finishedAt).map(({ id }) => id)).toEqual([
    finished,
  ]);
});

test("the interview with the latest step comes first, not the one drawn last", async () => {
  const person = await aPerson();
  const drawnFirst = await anInterview(person, 2);
  const drawnLater = await aMock(person, 1, { from: 3_600 });
  await gradeItem(person, drawnFirst, { seconds: 7_200 });
  const order = async () => (await today(person, 9_000)).interviews.map(({ id }) => id);
  expect(await order()).toEqual([drawnFirst, drawnLater]);
  await gradeItem(person, drawnFirst, { position: 1, seconds: 8_000 });
  expect(await order()).toEqual([drawnFirst, drawnLater]);
});

test("an unfinished interview is listed behind newer ones, with its progress", async () => {
  const person = await aPerson();
  const open = await anInterview(person, 2);
  await showQuestion({ ...person, interviewId: open, position: 0, now: NOW });
  for (let newer = 0; newer < 6; newer += 1) await answeredInterview(person, "My answer");
  const { interviews } = await today(person);
  expect(interviews.find(({ id }) => id === open)).toMatchObject({
    finishedAt: null,
    position: 0,
    questions: 2,
  });
  expect(interviews.filter(({ finishedAt }) => finishedAt)).toHaveLength(5);
  expect((await today(await aPerson())).interviews).toEqual([]);
});

test("minutes follow the person's own reviews once there are ten", async () => {
  const person = await aPerson();
  for (const [index, id] of bank.slice(0, 9).entries()) await grade(person, id, index);
  expect((await today(person, 30 * DAY_S)).minutes).toBeGreaterThan(9);
  await grade(person, bank[9], 10);
  expect((await today(person, 30 * DAY_S)).minutes).toBeLessThan(3);
});

test("after a break the best remembered come first, and the rest waits", async () => {
  const person = await aPerson();
  for (const [index, id] of bank.slice(0, 12).entries())
    await grade(person, id, index, index < 6 ? "good" : "again");
  const plan = { ...USUAL_PLAN, weekdayMinutes: Array.from({ length: 7 }, () => 1) };
  const day = await loadToday({ ...person, newPerDay: 0, now: after(60 * DAY_S), plan });
  expect(day.session.length).toBeGreaterThan(0);
  expect(day.session.length + day.leftOut).toBe(12);
  expect(day.leftOut).toBeGreaterThan(0);
  expect(day.daysSinceReview).toBe(60);
  const recalls = day.session.map(({ reason }) => (reason.code === "due" ? reason.recallToday : 0));
  expect(recalls).toEqual(recalls.toSorted((a, b) => b - a));
});

test("somebody who reviewed yesterday was not away, even if old questions are due", async () => {
  const person = await aPerson();
  for (const [index, id] of bank.slice(0, 12).entries()) await grade(person, id, index, "again");
  await grade(person, bank[12], 29 * DAY_S);
  const plan = { ...USUAL_PLAN, weekdayMinutes: Array.from({ length: 7 }, () => 1) };
  const day = await loadToday({ ...person, newPerDay: 0, now: after(30 * DAY_S), plan });
  expect(day.leftOut).toBeGreaterThan(0);
  expect(day.daysSinceReview).toBe(1);
});

test("somebody who flies west past the end of a day still has a plan for that day", async () => {
  const person = await aPerson();
  await grade({ ...person, zone: "Pacific/Auckland" }, bank[0]);
  await grade({ ...person, zone: "Pacific/Auckland" }, bank[1], 1, "again");
  const plan = { ...USUAL_PLAN, interviewAt: after(10 * DAY_S) };
  const there = await loadToday({
    ...person,
    zone: "Pacific/Auckland",
    newPerDay: 0,
    now: after(60),
    plan,
  });
  const here = await loadToday({
    ...person,
    zone: "Pacific/Honolulu",
    newPerDay: 0,
    now: after(60),
    plan,
  });
  expect(here.today).toBe(there.today - 1);
  expect(here.session.length).toBeGreaterThan(5);
  expect(here.session.map(({ questionId }) => questionId)).not.toContain(bank[0]);
});

test("an interview is on its date, for any cut-off hour, until it begins", async () => {
  const person = { ...(await aPerson()), zone: "Europe/Berlin", cutoffHour: 12 };
  const plan = { ...USUAL_PLAN, interviewAt: new Date("2026-06-12T07:00:00Z") };
  const at = async (now: string) => {
    const { phase, interviewDay } = await loadToday({
      ...person,
      newPerDay: 2,
      now: new Date(now),
      plan,
    });
    return [phase, interviewDay && new Date(interviewDay * DAY_MS).toISOString().slice(0, 10)];
  };
  expect(await at("2026-06-11T15:00:00Z")).toEqual(["final_week", "2026-06-12"]);
  expect(await at("2026-06-12T07:00:00Z")).toEqual(["open", null]);
  person.cutoffHour = 4;
  expect(await at("2026-06-12T06:00:00Z")).toEqual(["interview_day", "2026-06-12"]);
  expect(await at("2026-06-12T13:00:00Z")).toEqual(["open", null]);
});

test("with an interview ahead the whole bank is planned, each with a reason", async () => {
  const person = await aPerson();
  await grade(person, bank[0]);
  const plan = { ...USUAL_PLAN, interviewAt: after(10 * DAY_S) };
  const day = await loadToday({ ...person, newPerDay: 0, now: after(3 * DAY_S), plan });
  expect(day.phase).toBe("final_week");
  expect(day.session.every(({ reason }) => reason.code === "gain" || reason.code === "new")).toBe(
    true,
  );
  expect(day.session.length).toBeGreaterThan(5);
  const without = await loadToday({ ...person, newPerDay: 0, now: after(3 * DAY_S) });
  expect(without).toMatchObject({ phase: "open", session: [{ questionId: bank[0] }] });
});

test("a question forgotten today counts in the projection", async () => {
  const person = await aPerson();
  await grade(person, bank[0], 0, "again");
  const plan = {
    ...USUAL_PLAN,
    interviewAt: after(10 * DAY_S),
    weekdayMinutes: Array.from({ length: 7 }, () => 0),
  };
  const learner = { ...person, newPerDay: 0, now: after(60), plan };
  await storeProjection(learner);
  const projection = await loadProjection(learner, 0);
  // Every other question is new and counts as 0.
  const recallWithout = (projection as LoadedProjection).recallWithout;
  expect(recallWithout).toBeGreaterThan(0);
  expect(recallWithout).toBeLessThan(1 / bank.length);
});

test("a new question is closed until its reveal, and stays open after an undo", async () => {
  const person = await aPerson();
  const next = async () => (await loadNextReview({ ...person, newPerDay: 2, now: after(60) })).next;
  const questionId = (await next())?.questionId ?? "";
  await revealAnswer({ ...(await aPerson()), questionId, now: NOW });
  expect(await next()).toMatchObject({ questionId, isNew: true, isClosed: true });
  expect(await revealAnswer({ ...person, questionId, now: NOW })).toMatchObject({ ok: true });
  expect(await next()).toMatchObject({ questionId, isNew: true, isClosed: false });
  const targetId = await grade(person, questionId, 0, "again");
  await undoGrade({ ...person, now: after(5), eventId: uuidv7(), targetId, clientAt: NOW });
  expect(await next()).toMatchObject({ questionId, isClosed: false });
});

test.each([
  ["review", 30],
  ["practice", 1],
])("a question that an open interview is asking is not in %s", async (kind, day) => {
  const person = await aPerson();
  const { userId } = person;
  const interviewId = await anInterview(person);
  const questionId = await questionOf(person, interviewId);
  await runSql("DELETE FROM reserved_questions WHERE user_id = $1", [userId]);
  await grade(person, questionId);
  const learner = { ...person, newPerDay: 0 };
  const look = async (seconds: number) => {
    const now = after(day * DAY_S + seconds);
    const looked =
      kind === "review"
        ? await loadNextReview({ ...learner, now })
        : await loadNextPractice({ ...learner, now });
    return looked.next?.questionId;
  };
  await runSql("UPDATE interviews SET active_at = $2 WHERE user_id = $1", [
    userId,
    after(day * DAY_S),
  ]);
  expect(await look(0)).toBe(questionId);
  const key = { userId, interviewId, position: 0 };
  await showQuestion({ ...key, now: after(day * DAY_S) });
  expect(await look(1)).toBeUndefined();
  const refused = { ok: false, error: { code: "asked_now" } };
  expect(await revealAnswer({ userId, questionId, now: after(day * DAY_S + 1) })).toEqual(refused);
  await lockAnswer({
    ...key,
    now: after(day * DAY_S + 2),
    typed: typed("An answer"),
    by: "person",
  });
  expect(await look(3)).toBeUndefined();
  await predict(person, interviewId, after(day * DAY_S + 4));
  expect(await look(5)).toBe(questionId);
});

test("a review counts a question of an open interview as held back until that ends", async () => {
  const person = await aPerson();
  const { userId } = person;
  const interviewId = await anInterview(person);
  const questionId = await questionOf(person, interviewId);
  await runSql("DELETE FROM reserved_questions WHERE user_id = $1", [userId]);
  await grade(person, questionId, 0, "again");
  await showQuestion({ userId, interviewId, position: 0, now: after(5) });
  const look = (who: Person) => loadNextReview({ ...who, newPerDay: 0, now: after(60) });
  expect(await look(person)).toMatchObject({ next: null, heldBack: 1 });
  await endInterview({ userId, interviewId, now: after(50) });
  expect(await look(person)).toMatchObject({
    next: { questionId, isNew: false, isClosed: false },
    heldBack: 0,
  });
});
