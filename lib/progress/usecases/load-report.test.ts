import { beforeAll, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { listCards } from "@/lib/memory/data/cards";
import { runSql } from "@/scripts/testing/run-sql";
import { aMock, sitThrough, wasHidden } from "@/scripts/testing/mocks";
import {
  after,
  aGrade,
  aPerson,
  anInterview,
  gradeItem,
  NOW,
  questionOf,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { keepDraft } from "@/lib/interview/usecases/keep-draft";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { resumeInterview } from "@/lib/interview/usecases/resume-interview";
import { loadMocks } from "./load-mocks";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadQuestion } from "./load-question";
import { recommendationWords } from "@/lib/interview/words/recommendation-words";
import { entryInWords, whyNotUnaided } from "@/lib/interview/words/session-log-words";
import { loadReport } from "./load-report";
import { loadToday } from "@/lib/practice/usecases/load-today";
import { noteReading } from "./note-reading";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { parallelInterview, retakeInterview } from "@/lib/interview/usecases/repeat-interview";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";

beforeAll(() => loadPacks(NOW));

const DAY_S = 86_400;

async function report(person: Person, interviewId: string, seconds = 600) {
  const loaded = await loadReport({ ...person, interviewId, now: after(seconds) });
  if (!loaded) throw new Error("no report");
  return loaded;
}

test("a mock without help is unaided and has a score, and nobody else can read its report", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 3, { tick: (ids) => ids.slice(0, -1) });
  const loaded = await report(person, interviewId);
  expect(loaded).toMatchObject({ verdict: { kind: "unaided", reasons: [] }, sessionLog: [] });
  expect(loaded.score).toMatchObject({ questions: 3 });
  expect(loaded.score?.score).toBeGreaterThan(0.6);
  expect(loaded.score?.score).toBeLessThan(1);
  expect(loaded.items[0]?.times).toMatchObject({
    answeringMs: 20_000,
    overtimeMs: 0,
    readingMs: 15_000,
  });
  expect(loaded.items[0]?.item.confidence).toBe(70);
  expect(await loadReport({ ...(await aPerson()), interviewId, now: after(600) })).toBeNull();
});

test("leaving the page makes a mock one with help and without a score, but its grades stay", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 2);
  await wasHidden(person, { interviewId, position: 1 }, 62, 70);
  const loaded = await report(person, interviewId);
  expect(loaded.score).toBeNull();
  expect(loaded.verdict.kind).toBe("with_help");
  expect(whyNotUnaided(loaded.verdict)).toEqual([
    "You left the page for 8 s while question 2 ran.",
  ]);
  expect(loaded.answers).toHaveLength(2);
});

test("a model answer that was opened by hand an hour before counts as help, and one two days before doesn't", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 1);
  const questionId = await questionOf(person, interviewId);
  const opened = (seconds: number) =>
    runSql(
      `INSERT INTO reveals (user_id, question_id, revealed_at) VALUES ($1, $2, $3)
      ON CONFLICT (user_id, question_id) DO UPDATE SET revealed_at = $3`,
      [person.userId, questionId, after(seconds)],
    );
  await opened(-3_600);
  expect((await report(person, interviewId)).verdict.kind).toBe("with_help");
  await opened(-2 * DAY_S);
  expect((await report(person, interviewId)).verdict.kind).toBe("unaided");
});

/** Takes a retake of an interview, with the first question at this second. */
async function retake(person: Person, sourceId: string, from: number): Promise<string> {
  const interviewId = uuidv7();
  await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await sitThrough(person, interviewId, { from });
  return interviewId;
}

test("a retake within a day of reading the answers is taken with help, and a later one isn't", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 1);
  const retakeAt = async (from: number) =>
    report(person, await retake(person, sourceId, from), from + 600);
  const atOnce = await retakeAt(3_600);
  expect(atOnce).toMatchObject({ score: null, comparison: null, verdict: { kind: "with_help" } });
  expect(whyNotUnaided(atOnce.verdict)).toEqual([
    "The model answer to question 1 was open in another interview, 59 min 35 s before it was asked.",
  ]);
  expect((await retakeAt(3 * DAY_S)).verdict.kind).toBe("unaided");
});

test("reading an old report again counts as help for a day, and reading after the lock doesn't", async () => {
  const person = await aPerson();
  const first = await aMock(person, 1);
  const questionId = await questionOf(person, first);
  const read = async (seconds: number) =>
    expect(
      await noteReading({ ...person, kind: "question", questionId, now: after(seconds) }),
    ).toMatchObject({
      ok: true,
    });
  await read(60);
  await read(9 * DAY_S);
  // Still the same reading.
  await read(9 * DAY_S + 30);
  const [early, late] = [
    await retake(person, first, 9 * DAY_S + 600),
    await retake(person, first, 12 * DAY_S),
  ];
  await read(12 * DAY_S + 3_600);
  const { verdict: again } = await report(person, early, 13 * DAY_S);
  expect(again.kind).toBe("with_help");
  expect(whyNotUnaided(again)).toEqual([
    "The model answer to question 1 was read in a report or on its page, 10 min before it was asked.",
  ]);
  expect((await report(person, late, 13 * DAY_S)).verdict.kind).toBe("unaided");
  expect(await runSql("SELECT FROM answer_reads WHERE user_id = $1", [person.userId])).toHaveLength(
    3,
  );
});

test("early reveals, extra minutes, late text and overrides are all in the session log, in order of time", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 2);
  const first = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...first, now: NOW });
  await actOnItem({ ...first, now: after(5), act: { kind: "extend", nth: 1 } });
  await actOnItem({ ...first, now: after(20), act: { kind: "reveal" } });
  await keepDraft({ ...first, now: after(24), typed: typed("Too late") });
  await endInterview({ ...person, interviewId, now: after(100) });
  const { sessionLog, verdict } = await report(person, interviewId);
  expect(sessionLog.map((entry) => entryInWords(entry))).toEqual([
    "You took 1 min more for question 1.",
    "You opened the model answer to question 1 before you had locked yours.",
    "Text for question 1 came after its end: it is kept beside your answer and does not count.",
    "You ended it with 2 questions not graded.",
  ]);
  expect(verdict.kind).toBe("unfinished");
});

test("a passing grade without a tick is logged: nothing was covered, and the score says so", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 2);
  await gradeItem(person, interviewId, { grade: "easy" });
  await gradeItem(person, interviewId, { grade: "again", position: 1, seconds: 20 });
  const { sessionLog, verdict, score } = await report(person, interviewId);
  expect(sessionLog.map((entry) => entryInWords(entry))).toEqual([
    "You ticked no point of question 1, and you gave Easy.",
  ]);
  expect([verdict.kind, score?.score]).toEqual(["unaided", 0]);
});

test("a retake is compared question by question with the last unaided one before it", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 3, { tick: (ids) => ids.slice(0, 1) });
  const [interviewId, now] = [uuidv7(), after(3 * DAY_S)];
  const retaken = await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "1.5",
    now,
  });
  expect(retaken.ok).toBe(true);
  expect((await report(person, sourceId, 3 * DAY_S)).step.kind).toBe("today");
  await sitThrough(person, interviewId, { from: 3 * DAY_S });
  const { comparison, score } = await report(person, interviewId, 3 * DAY_S + 600);
  expect(comparison).toMatchObject({
    interviewId: sourceId,
    questions: 3,
    isSameList: true,
    verdict: "more",
    extraTimes: ["none", "1.5"],
  });
  expect(comparison?.difference).toBeCloseTo(
    (score?.score ?? 0) - (comparison?.score.score ?? 0),
    9,
  );
  // The earlier one has none before it.
  expect((await report(person, sourceId, 3 * DAY_S + 600)).comparison).toBeNull();
});

test("a parallel is compared too, and a mock with help is skipped", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 2);
  const parallel = async (from: number) => {
    const [interviewId, now] = [uuidv7(), after(from)];
    const drawn = await parallelInterview({
      ...person,
      sourceId,
      interviewId,
      seed: from,
      extraTime: "none",
      now,
    });
    expect(drawn.ok).toBe(true);
    await sitThrough(person, interviewId, { from });
    return interviewId;
  };
  const withHelp = await parallel(DAY_S);
  await wasHidden(person, { interviewId: withHelp, position: 0 }, DAY_S, DAY_S + 15);
  const last = await parallel(2 * DAY_S);
  expect((await report(person, withHelp, 2 * DAY_S)).comparison).toBeNull();
  expect((await report(person, last, 3 * DAY_S)).comparison).toMatchObject({
    interviewId: sourceId,
    isSameList: false,
  });
});

test("an interview that can't continue has a report, and one that can doesn't have one yet", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 2);
  const first = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...first, now: NOW });
  await lockAnswer({ ...first, now: after(10), typed: typed("One"), by: "person" });
  expect(await loadReport({ ...person, interviewId, now: after(60) })).toBeNull();
  const closed = await report(person, interviewId, 30 * DAY_S);
  expect(closed.verdict).toMatchObject({ kind: "unfinished" });
  expect(closed.sessionLog.map((entry) => entryInWords(entry))).toEqual([
    "It was left for a day with 2 questions not graded.",
  ]);
});

test("text typed before an interview closed itself is stored, and its report and the question's page show it", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 1);
  const questionId = await questionOf(person, interviewId);
  const first = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...first, now: NOW });
  await keepDraft({ ...first, now: after(20), typed: typed("Everything that I know") });
  const { items } = await report(person, interviewId, 16 * DAY_S);
  expect(items[0]?.item).toMatchObject({ answerText: "Everything that I know", lockedBy: "clock" });
  expect(items[0]?.otherTexts).toEqual([]);
  await revealAnswer({ ...person, questionId, now: after(16 * DAY_S) });
  const question = await loadQuestion({ ...person, questionId, now: after(16 * DAY_S + 1) });
  expect(question?.answer?.attempts).toMatchObject([
    { text: "Everything that I know", grade: null },
  ]);
});

test("taking a grade back removes the score", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 1);
  const { lastGrade } = await report(person, interviewId, 60);
  const targetId = lastGrade?.id ?? "";
  await undoGrade({ ...person, now: after(70), eventId: uuidv7(), targetId, clientAt: NOW });
  expect(await loadReport({ ...person, interviewId, now: after(80) })).toBeNull();
  expect((await loadMocks({ ...person, now: after(80) })).unaided).toEqual([]);
});

test("as many questions are due after a mock as Today asks, without retired ones and with those to be repeated", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 4);
  const cards = await listCards(person.userId);
  const [gone = "", forgotten = ""] = cards.map(({ questionId }) => questionId);
  const look = async (seconds: number) => {
    const { session } = await loadToday({ ...person, newPerDay: 0, now: after(seconds) });
    return [
      session.length,
      recommendationWords((await report(person, interviewId, seconds)).step).text,
    ];
  };
  const retire = (retiredAt: Date | null) =>
    runSql("UPDATE questions SET retired_at = $2 WHERE id = $1", [gone, retiredAt]);
  const seconds = 30 * DAY_S;
  await retire(NOW);
  const withoutGone = await look(seconds);
  await retire(null);
  await gradeReview({
    ...aGrade(person, { now: after(seconds), grade: "again" }),
    questionId: forgotten,
  });
  const withForgotten = await look(seconds + 60);
  expect(withoutGone).toEqual([cards.length - 1, `${cards.length - 1} questions are due today.`]);
  expect(withForgotten).toEqual([cards.length, `${cards.length} questions are due today.`]);
});

test("an interview that was resumed days later counts on the day it ended, so no days have passed since", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 2);
  const [interviewId, from] = [uuidv7(), 2 * DAY_S];
  await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await gradeItem(person, interviewId, { seconds: from });
  await resumeInterview({ ...person, interviewId, now: after(from + 5 * DAY_S) });
  await gradeItem(person, interviewId, { position: 1, seconds: from + 5 * DAY_S });
  await runSql("UPDATE cards SET due_day = due_day + 99 WHERE user_id = $1", [person.userId]);
  const { day, today, step } = await report(person, interviewId, from + 5 * DAY_S + 60);
  expect([today - day, step.kind]).toEqual([0, "topic"]);
  expect((await loadMocks({ ...person, now: after(from + 6 * DAY_S) })).mocks[0]).toMatchObject({
    day,
  });
});

test("the report of the mock that releases a question no longer says that it's reserved", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 3);
  const reservedIn = async (interviewId: string, seconds: number) =>
    (await report(person, interviewId, seconds)).items
      .filter(({ isReservedNow }) => isReservedNow)
      .map(({ item }) => item.questionId);
  const reserved = await reservedIn(sourceId, 600);
  expect(reserved).toHaveLength(1);
  const [interviewId, from] = [uuidv7(), 3 * DAY_S];
  await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await sitThrough(person, interviewId, { from });
  const { items } = await report(person, interviewId, from + 600);
  expect(items.filter(({ item }) => item.isReserved).map(({ item }) => item.questionId)).toEqual(
    reserved,
  );
  expect(await reservedIn(interviewId, from + 600)).toEqual([]);
});
