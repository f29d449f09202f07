import { beforeAll, expect, test } from "vitest";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  gradeItem,
  NOW,
  questionOf,
} from "@/scripts/testing/people";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { listLastSeen } from "./interview-draws";
import { recordReveal } from "@/lib/questions/data/reveals";

beforeAll(() => loadPacks(NOW));

test("a question was last seen when it was last asked or its answer was last open, for that person only", async () => {
  const person = await aPerson();
  const { userId } = person;
  const interviewId = await anInterview(person, 2);
  const [first, second] = [
    await questionOf(person, interviewId),
    await questionOf(person, interviewId, 1),
  ];
  const lastSeen = async () =>
    new Map((await listLastSeen(userId)).map(({ questionId, ...when }) => [questionId, when]));
  expect(await lastSeen()).toEqual(new Map());
  await gradeItem(person, interviewId, { seconds: 10 });
  await showQuestion({ userId, interviewId, position: 1, now: after(30) });
  expect(await lastSeen()).toEqual(
    new Map([
      [first, { seenAt: after(16), openedAt: after(16) }],
      [second, { seenAt: after(30), openedAt: null }],
    ]),
  );
  await gradeReview({ ...aGrade(person, { now: after(60) }), questionId: first, isPractice: true });
  await recordReveal(userId, second, after(70));
  expect(await lastSeen()).toEqual(
    new Map([
      [first, { seenAt: after(60), openedAt: after(60) }],
      [second, { seenAt: after(70), openedAt: after(70) }],
    ]),
  );
  expect(await listLastSeen((await aPerson()).userId)).toEqual([]);
});
