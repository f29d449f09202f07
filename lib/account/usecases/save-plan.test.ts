import { expect, test } from "vitest";
import { query } from "@/lib/shared/data/client";
import { findCard } from "@/lib/memory/data/cards";
import { listQuestions } from "@/lib/questions/data/packs";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { aGrade, aPerson, NOW } from "@/scripts/testing/people";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { doJobs } from "@/scripts/testing/jobs";
import { savePlan } from "./save-plan";

const PLAN = {
  zone: "Europe/Berlin",
  now: NOW,
  interview: { day: "2026-06-12", hour: 10 },
  weekdayMinutes: [40, 40, 40, 40, 20, 0, 0],
  daysOff: "2026-06-01",
  desiredRetention: null,
  memory: USUAL_MEMORY,
};
const planOf = (id: string) =>
  query((db) =>
    db.user.findUnique({
      where: { id },
      select: { interviewAt: true, weekdayMinutes: true, daysOff: true },
    }),
  );

test("the interview is stored as an instant on the person's own clock, and can be removed again", async () => {
  const { userId } = await aPerson();
  expect(await savePlan({ ...PLAN, userId })).toMatchObject({ ok: true });
  expect(await planOf(userId)).toEqual({
    interviewAt: new Date("2026-06-12T08:00:00Z"),
    weekdayMinutes: PLAN.weekdayMinutes,
    daysOff: [20_605],
  });
  expect(await savePlan({ ...PLAN, userId, interview: null, daysOff: "" })).toMatchObject({
    ok: true,
  });
  expect(await planOf(userId)).toMatchObject({ interviewAt: null, daysOff: [] });
});

test("a higher retention brings every question back sooner, and the old one restores its day", async () => {
  await loadPacks(NOW);
  const person = await aPerson();
  const questionId = (await listQuestions())[0]?.id ?? "";
  await gradeReview({ ...aGrade(person, { now: NOW, grade: "easy" }), questionId });
  const find = () => findCard({ ...person, questionId, variant: "main" });
  const before = await find();
  const surer = { ...USUAL_MEMORY, desiredRetention: 0.95 };
  await savePlan({ ...PLAN, userId: person.userId, desiredRetention: 0.95 });
  expect(await doJobs(NOW)).toEqual(["refold"]);
  const { dueDay = 0, stability = 0, lastDay = 0 } = (await find()) ?? {};
  expect(dueDay).toBe(lastDay + defaultModel.intervalDays(stability, 0.95));
  expect(dueDay).toBeLessThan(before?.dueDay ?? 0);
  await savePlan({ ...PLAN, userId: person.userId, memory: surer });
  await savePlan({ ...PLAN, userId: person.userId });
  expect(await doJobs(NOW)).toEqual(["refold"]);
  expect(await find()).toMatchObject({ dueDay: before?.dueDay, stability });
});

test.each([
  ["interviewDay", { interview: { day: "2026-04-30", hour: 10 } }, /This is over/],
  ["interviewDay", { interview: { day: "2029-04-30", hour: 10 } }, /more than two years/],
  ["interviewDay", { interview: { day: "2026-02-30", hour: 10 } }, /such as 2026-12-24/],
  ["daysOff", { daysOff: "soon" }, /"soon" is no day/],
])("an impossible %s is named and nothing is stored: %o", async (field, change, detail) => {
  const { userId } = await aPerson();
  const refused = await savePlan({ ...PLAN, userId, ...change });
  expect(refused).toMatchObject({
    error: { code: "bad_plan", field, detail: expect.stringMatching(detail) as string },
  });
  expect(await planOf(userId)).toMatchObject({ interviewAt: null, daysOff: [] });
});
