import { beforeAll, expect, test } from "vitest";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { after, aGrade, anInterview, aPerson, gradeItem, NOW, questionOf } from "@/scripts/testing/people";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { listLastMet } from "./interview-draws";
import { recordReveal } from "@/lib/questions/data/reveals";

beforeAll(() => loadPacks(NOW));

test("a question was last met where it was last asked or its answer was last open, and by no stranger", async () => {
  const person = await aPerson();
  const { userId } = person;
  const interviewId = await anInterview(person, 2);
  const [first, second] = [await questionOf(person, interviewId), await questionOf(person, interviewId, 1)];
  const lastMet = async () => new Map((await listLastMet(userId)).map(({ questionId, ...when }) => [questionId, when]));
  expect(await lastMet()).toEqual(new Map());
  await gradeItem(person, interviewId, { seconds: 10 });
  await showQuestion({ userId, interviewId, position: 1, now: after(30) });
  expect(await lastMet()).toEqual(
    new Map([
      [first, { metAt: after(16), openedAt: after(16) }],
      [second, { metAt: after(30), openedAt: null }],
    ]),
  );
  await gradeReview({ ...aGrade(person, { now: after(60) }), questionId: first, isPractice: true });
  await recordReveal(userId, second, after(70));
  expect(await lastMet()).toEqual(
    new Map([
      [first, { metAt: after(60), openedAt: after(60) }],
      [second, { metAt: after(70), openedAt: after(70) }],
    ]),
  );
  expect(await listLastMet((await aPerson()).userId)).toEqual([]);
});
