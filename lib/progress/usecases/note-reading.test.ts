import { beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { runSql } from "@/scripts/testing/run-sql";
import { listQuestions } from "@/lib/questions/data/packs";
import {
  aGrade,
  after,
  anInterview,
  answeredInterview,
  aPerson,
  gradeItem,
  NOW,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { noteReading, type Reading } from "./note-reading";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";

const DAY_S = 86_400;
const NOT_HERE = { ok: false, error: { code: "not_found" } };

beforeAll(async () => {
  await loadPacks(NOW);
});

const read = (person: Person, reading: Reading, seconds = 3_600) =>
  noteReading({ ...person, ...reading, now: after(seconds) });
const readsOf = ({ userId }: Person) =>
  runSql<{ questionId: string; at: Date }>(
    `SELECT question_id AS "questionId", read_at AS at FROM answer_reads WHERE user_id = $1 ORDER BY read_at, question_id`,
    [userId],
  );

test("a reading is recorded once a minute, even when it's reported often or at the same moment", async () => {
  const person = await aPerson();
  const interviewId = await answeredInterview(person, "An answer");
  const questionId = await questionOf(person, interviewId);
  for (const seconds of [100, 130, 159, 161])
    for (const reading of [
      { kind: "question" as const, questionId },
      { kind: "report" as const, interviewId },
    ])
      expect(await read(person, reading, seconds)).toEqual({ ok: true, value: null });
  await Promise.all(
    Array.from({ length: 8 }, () => read(person, { kind: "question", questionId }, 500)),
  );
  expect(await readsOf(person)).toEqual(
    [100, 161, 500].map((seconds) => ({ questionId, at: after(seconds) })),
  );
});

test("reading a report reads all answers that were open in it, and no others", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 3);
  await gradeItem(person, interviewId, { position: 0 });
  await showQuestion({ userId: person.userId, interviewId, position: 1, now: after(60) });
  expect(await read(person, { kind: "report", interviewId }, 70)).toEqual(NOT_HERE);
  await endInterview({ ...person, interviewId, now: after(80) });
  expect(await read(person, { kind: "report", interviewId })).toMatchObject({ ok: true });
  expect((await readsOf(person)).map(({ questionId }) => questionId)).toEqual([
    await questionOf(person, interviewId, 0),
  ]);
});

test("a question counts as read only by a person whose answer was open: after a grade, by hand, or in an interview", async () => {
  const [graded = "", revealed = "", never = ""] = (await listQuestions()).map(({ id }) => id);
  const person = await aPerson();
  await gradeReview({ ...aGrade(person), questionId: graded });
  await revealAnswer({ ...person, questionId: revealed, now: NOW });
  for (const questionId of [graded, revealed])
    expect(await read(person, { kind: "question", questionId })).toMatchObject({ ok: true });
  for (const questionId of [never, "aws/there-is-no-such-question"])
    expect(await read(person, { kind: "question", questionId })).toEqual(NOT_HERE);
  expect(await readsOf(person)).toHaveLength(2);
});

test("a page that was open before an interview asks its question still counts as read during the interview", async () => {
  const person = await aPerson();
  const questionId = await questionOf(person, await answeredInterview(person, "An answer"));
  const interviewId = await anInterview(person);
  await runSql(
    `UPDATE interview_items SET question_id = $2, revision = (SELECT revision FROM questions WHERE id = $2) WHERE interview_id = $1`,
    [interviewId, questionId],
  );
  await showQuestion({ userId: person.userId, interviewId, position: 0, now: after(3_500) });
  expect(await read(person, { kind: "question", questionId })).toMatchObject({ ok: true });
});

test("nobody can report a reading for somebody else, or learn that a report exists", async () => {
  const person = await aPerson();
  const interviewId = await answeredInterview(person, "An answer");
  const questionId = await questionOf(person, interviewId);
  const stranger = await aPerson();
  for (const reading of [
    { kind: "question" as const, questionId },
    { kind: "report" as const, interviewId },
    { kind: "report" as const, interviewId: uuidv7() },
  ])
    expect(await read(stranger, reading, DAY_S)).toEqual(NOT_HERE);
  expect([...(await readsOf(person)), ...(await readsOf(stranger))]).toEqual([]);
});
