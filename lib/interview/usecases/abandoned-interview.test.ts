import { beforeAll, expect, test } from "vitest";
import { listInterviews } from "@/lib/interview/data/interview-list";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  predict,
  questionOf,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { listAskedNow } from "@/lib/interview/data/question-history";
import { actOnItem } from "./act-on-item";
import { keepDraft } from "./keep-draft";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { resumeInterview } from "./resume-interview";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadQuestion } from "@/lib/progress/usecases/load-question";
import { loadReport } from "@/lib/progress/usecases/load-report";
import { gradeInterviewItem } from "./grade-item";

beforeAll(() => loadPacks(NOW));

const DAY = 86_400;

/** Returns an interview of two questions, the first locked and not graded, which was then left. */
async function left(person: Person) {
  const interviewId = await anInterview(person, 2);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  await lockAnswer({ ...item, now: after(10), typed: typed("What I knew"), by: "person" });
  return { interviewId, item, view: (now: Date) => loadInterview({ ...person, interviewId, now }) };
}

test("an interview that is left for a day closes itself, keeps everything, and takes no step", async () => {
  const person = await aPerson();
  const { item, view } = await left(person);
  expect(await view(after(10 + DAY - 1))).toMatchObject({ kind: "predicting" });
  expect(await view(after(10 + DAY))).toMatchObject({ kind: "abandoned" });
  const act = { kind: "predict", confidence: 70 } as const;
  expect(await actOnItem({ ...item, now: after(10 + DAY), act })).toMatchObject({
    error: { code: "interview_over" },
  });
  expect(await listInterviews(person.userId, 0, after(10 + DAY))).toMatchObject([
    { phase: "abandoned", position: 0 },
  ]);
});

test("a resumed interview continues where it stopped", async () => {
  const person = await aPerson();
  const { interviewId, item, view } = await left(person);
  const now = after(3 * DAY);
  expect(await resumeInterview({ ...item, now })).toMatchObject({ ok: true });
  expect(await view(now)).toMatchObject({ kind: "predicting", answerText: "What I knew" });
  await predict(person, interviewId, now);
  expect(await gradeInterviewItem({ ...aGrade(person, { now }), ...item })).toMatchObject({
    ok: true,
  });
});

test("after two more weeks it's over: only its report is left, and nobody can resume it", async () => {
  const person = await aPerson();
  const { interviewId, item, view } = await left(person);
  const now = after(16 * DAY);
  expect(await view(now)).toMatchObject({ kind: "closed" });
  expect(await resumeInterview({ ...item, now })).toMatchObject({
    error: { code: "interview_over" },
  });
  expect(await listInterviews(person.userId, 0, now)).toEqual([]);
  expect(await listInterviews(person.userId, 5, now)).toMatchObject([{ phase: "closed" }]);
  expect(await loadReport({ ...person, interviewId, now: after(DAY) })).toBeNull();
  expect(await loadReport({ ...person, interviewId, now })).toMatchObject({
    items: [{ item: { answerText: "What I knew" } }, {}],
  });
});

test("while it's closed its question is asked elsewhere, and reviewed when it's due", async () => {
  const person = await aPerson();
  const { interviewId } = await left(person);
  const questionId = await questionOf(person, interviewId);
  expect(await listAskedNow(person.userId, after(10 + DAY - 1))).toEqual(new Set([questionId]));
  expect(await loadQuestion({ ...person, questionId, now: after(10 + DAY - 1) })).toMatchObject({
    access: "asked_now",
    askedIn: interviewId,
  });
  expect(await listAskedNow(person.userId, after(10 + DAY))).toEqual(new Set());
  expect(await loadQuestion({ ...person, questionId, now: after(10 + DAY) })).toMatchObject({
    access: "closed",
    askedIn: null,
    answer: null,
  });
});

test("the text at the moment it closed itself is the answer", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  await keepDraft({ ...item, now: after(5), typed: typed("Half a thought") });
  await resumeInterview({ ...item, now: after(2 * DAY) });
  expect(await loadInterview({ ...person, interviewId, now: after(2 * DAY) })).toMatchObject({
    kind: "predicting",
    answerText: "Half a thought",
  });
});

test("nobody can resume another person's interview", async () => {
  const [person, stranger] = [await aPerson(), await aPerson()];
  const { item, view } = await left(person);
  expect(
    await resumeInterview({ ...item, userId: stranger.userId, now: after(2 * DAY) }),
  ).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await view(after(2 * DAY))).toMatchObject({ kind: "abandoned" });
});
