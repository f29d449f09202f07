import { beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  gradeItem,
  NOW,
  predict,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { keepDraft } from "./keep-draft";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { endInterview } from "./end-interview";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { whyNotUnaided } from "@/lib/interview/words/session-log-words";
import { loadReport } from "@/lib/progress/usecases/load-report";
import { gradeInterviewItem } from "./grade-item";
import { undoGrade } from "./undo-grade";

beforeAll(() => loadPacks(NOW));

/**
 * Returns an interview of three, with the first question graded and the answer to the second open.
 */
async function halfDone(person: Person) {
  const interviewId = await anInterview(person, 3);
  const [first, second] = [0, 1].map((position) => ({
    userId: person.userId,
    interviewId,
    position,
  }));
  if (!first || !second) throw new Error("Inconsistent: two items were asked for");
  await showQuestion({ ...first, now: NOW });
  await lockAnswer({ ...first, now: after(10), typed: typed("The first"), by: "person" });
  await predict(person, interviewId, after(15));
  const grade = aGrade(person, { now: after(20) });
  await gradeInterviewItem({ ...grade, ...first });
  await showQuestion({ ...second, now: after(30) });
  await keepDraft({ ...second, now: after(35), typed: typed("Half of the second") });
  return { interviewId, second, grade };
}

test("an interview that is ended keeps its answers, takes no more grades, and has its report", async () => {
  const person = await aPerson();
  const { interviewId } = await halfDone(person);
  expect(await endInterview({ ...person, interviewId, now: after(40) })).toEqual({
    ok: true,
    value: null,
  });
  expect(await loadInterview({ ...person, interviewId, now: after(41) })).toMatchObject({
    kind: "finished",
  });
  const report = await loadReport({ ...person, interviewId, now: after(42) });
  expect(
    report?.items.map(({ item, event }) => [item.answerText, event?.grade, item.lockedAt]),
  ).toEqual([
    ["The first", "good", after(10)],
    ["Half of the second", undefined, after(40)],
    ["", undefined, null],
  ]);
});

test("an ended interview shows no further question and takes no further text as an answer", async () => {
  const person = await aPerson();
  const { interviewId, second } = await halfDone(person);
  await endInterview({ ...person, interviewId, now: after(40) });
  expect(await showQuestion({ ...second, position: 2, now: after(50) })).toMatchObject({
    error: { code: "interview_over" },
  });
  expect(await keepDraft({ ...second, now: after(50), typed: typed("And more") })).toMatchObject({
    value: { late: true },
  });
  const report = await loadReport({ ...person, interviewId, now: after(60) });
  expect(report?.items[1]).toMatchObject({ otherTexts: [{ text: "And more", late: true }] });
});

test("taking back the last grade of an ended interview reopens it at that answer", async () => {
  const person = await aPerson();
  const { interviewId, grade } = await halfDone(person);
  await endInterview({ ...person, interviewId, now: after(40) });
  expect((await loadReport({ ...person, interviewId, now: after(45) }))?.lastGrade?.id).toBe(
    grade.eventId,
  );
  await undoGrade({
    ...person,
    now: after(50),
    eventId: uuidv7(),
    targetId: grade.eventId,
    clientAt: NOW,
  });
  expect(await loadInterview({ ...person, interviewId, now: after(51) })).toMatchObject({
    kind: "grading",
    answerText: "The first",
  });
});

test("an interview that continues after its report was open is no longer unaided", async () => {
  const person = await aPerson();
  const { interviewId, grade } = await halfDone(person);
  await endInterview({ ...person, interviewId, now: after(40) });
  await undoGrade({
    ...person,
    now: after(50),
    eventId: uuidv7(),
    targetId: grade.eventId,
    clientAt: NOW,
  });
  const first = { userId: person.userId, interviewId, position: 0 };
  await gradeInterviewItem({ ...aGrade(person, { now: after(60) }), ...first });
  await predict(person, interviewId, after(61), 1);
  await gradeInterviewItem({ ...aGrade(person, { now: after(70) }), ...first, position: 1 });
  await gradeItem(person, interviewId, { position: 2, seconds: 80 });
  const report = await loadReport({ ...person, interviewId, now: after(100) });
  expect(report?.verdict.kind).toBe("with_help");
  expect(report && whyNotUnaided(report.verdict)).toEqual([
    "You took it up again after it had been closed.",
  ]);
});

test("a grade can be taken back on its day and not on the next", async () => {
  const person = await aPerson();
  const { interviewId } = await halfDone(person);
  await endInterview({ ...person, interviewId, now: after(40) });
  expect((await loadReport({ ...person, interviewId, now: after(86_400) }))?.lastGrade).toBeNull();
});

test("nobody can end another person's interview", async () => {
  const person = await aPerson();
  const { interviewId } = await halfDone(person);
  const stranger = await aPerson();
  expect(await endInterview({ ...stranger, interviewId, now: after(40) })).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await loadInterview({ ...person, interviewId, now: after(41) })).toMatchObject({
    kind: "answering",
  });
});
