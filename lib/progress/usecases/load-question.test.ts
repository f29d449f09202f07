import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { runSql } from "@/scripts/testing/run-sql";
import { createInterview } from "@/lib/interview/data/interview-writes";
import { findCurrentQuestion } from "@/lib/questions/data/packs";
import { after, aGrade, aPerson, NOW, predict, typed, type Person } from "@/scripts/testing/people";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadPointMemory } from "./load-point-memory";
import { loadQuestion } from "./load-question";
import { commandCard } from "@/lib/practice/usecases/command-card";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";

const DAY_S = 86_400;
const QUESTION = "aws/multi-az-and-read-replicas";
let revision = "";

beforeAll(async () => {
  await loadPacks(NOW);
  revision = (await findCurrentQuestion(QUESTION))?.revision ?? "";
});

const look = (person: Person, seconds: number, questionId = QUESTION) =>
  loadQuestion({ ...person, questionId, now: after(seconds) });

/** Returns an interview that asks the question and hasn't begun. */
async function anInterviewOf(
  { userId }: Person,
  seconds: number,
  limitMs: number | null = 90_000,
): Promise<string> {
  const id = uuidv7();
  const blueprint = {
    key: "own",
    title: "Two questions",
    mode: "strict",
    thinkingSeconds: 0,
    sessionSeconds: null,
    limitShare: 1,
    focus: "any",
    cells: [{ levels: ["intermediate"], topics: [] }],
  } as const;
  const item = {
    questionId: QUESTION,
    revision,
    cell: 0,
    isReserved: false,
    limitMs,
    thinkingMs: 0,
  };
  await createInterview(
    userId,
    {
      id,
      blueprint,
      seed: 0,
      seriesId: id,
      drawnAs: "new",
      extraTime: "none",
      createdAt: after(seconds),
    },
    [item],
  );
  return id;
}

/**
 * The same interview, with the question shown, answered with this text after this time, and
 * predicted.
 */
async function answered(
  person: Person,
  seconds: number,
  text: string,
  answeringS = 20,
): Promise<string> {
  const { userId } = person;
  const interviewId = await anInterviewOf(person, seconds);
  await showQuestion({ userId, interviewId, position: 0, now: after(seconds) });
  const lockedAt = after(seconds + answeringS);
  await lockAnswer({
    userId,
    interviewId,
    position: 0,
    now: lockedAt,
    typed: typed(text),
    by: "person",
  });
  await predict(person, interviewId, after(seconds + answeringS + 1));
  return interviewId;
}

async function graded(
  person: Person,
  seconds: number,
  tickedPointIds: string[],
  text: string,
  answeringS = 20,
) {
  const interviewId = await answered(person, seconds, text, answeringS);
  const request = aGrade(person, { now: after(seconds + 60), tickedPointIds, grade: "hard" });
  const done = await gradeInterviewItem({ ...request, interviewId, position: 0 });
  if (!done.ok) throw new Error(done.error.code);
  return { interviewId, eventId: done.value.eventId };
}

describe("a question that was never answered", () => {
  test("hides its answer until somebody opens it by hand, which is recorded once", async () => {
    const person = await aPerson();
    expect(await look(person, 0)).toMatchObject({
      access: "closed",
      answer: null,
      dueDay: null,
      revealedDay: null,
    });
    expect(await revealAnswer({ ...person, questionId: QUESTION, now: after(10) })).toEqual({
      ok: true,
      value: null,
    });
    await revealAnswer({ ...person, questionId: QUESTION, now: after(9 * DAY_S) });
    const shown = await look(person, 10 * DAY_S);
    expect(shown).toMatchObject({ access: "open", revealedDay: (shown?.today ?? 0) - 10 });
    expect(shown?.answer).toMatchObject({ attempts: [], concepts: [] });
    expect(shown?.answer?.points.map(({ tally }) => tally)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
    // It opens nobody else's page.
    expect(await look(await aPerson(), 10 * DAY_S)).toMatchObject({
      access: "closed",
      answer: null,
    });
  });

  test("that is reserved is released by showing it, once, and keeps the first reason for its release", async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    for (const { userId } of [person, other])
      await runSql(
        "INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at) VALUES ($1, $2, 'databases', 'intermediate', $3)",
        [userId, QUESTION, NOW],
      );
    expect(await look(person, 0)).toMatchObject({ isReserved: true, access: "closed" });
    await revealAnswer({ ...person, questionId: QUESTION, now: after(10) });
    await revealAnswer({ ...person, questionId: QUESTION, now: after(20) });
    expect(await look(person, 30)).toMatchObject({ isReserved: false, access: "open" });
    expect(await look(other, 30)).toMatchObject({ isReserved: true, access: "closed" });
    expect(
      await runSql("SELECT released_at, released_by FROM reserved_questions WHERE user_id = $1", [
        person.userId,
      ]),
    ).toEqual([{ released_at: after(10), released_by: "reveal" }]);
  });

  test("that doesn't exist isn't found, and its answer can't be opened", async () => {
    const person = await aPerson();
    expect(await look(person, 0, "aws/no-such-question")).toBeNull();
    expect(
      await revealAnswer({ ...person, questionId: "aws/no-such-question", now: NOW }),
    ).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe("while an interview asks it", () => {
  test("everything is closed, even what was read before, until the interview shows the answer", async () => {
    const person = await aPerson();
    await graded(person, 0, [], "Before");
    const interviewId = await anInterviewOf(person, DAY_S);
    expect(await look(person, DAY_S)).toMatchObject({ access: "open" });
    await showQuestion({ ...person, interviewId, position: 0, now: after(DAY_S) });
    expect(await look(person, DAY_S + 5)).toMatchObject({
      access: "asked_now",
      askedIn: interviewId,
      answer: null,
    });
    // The clock has locked it, and it waits for a prediction.
    expect(await look(person, DAY_S + 200)).toMatchObject({ access: "asked_now", answer: null });
    await predict(person, interviewId, after(DAY_S + 210));
    expect(await look(person, DAY_S + 220)).toMatchObject({ access: "open", askedIn: null });
  });

  test("an answer that was locked when the interview was ended is an attempt without a grade", async () => {
    const person = await aPerson();
    const { userId } = person;
    const interviewId = await anInterviewOf(person, 0);
    await endInterview({ userId, interviewId, now: after(5) });
    expect(await look(person, 10)).toMatchObject({ access: "closed", answer: null });
    const second = await anInterviewOf(person, 20);
    await showQuestion({ userId, interviewId: second, position: 0, now: after(20) });
    await endInterview({ userId, interviewId: second, now: after(35) });
    expect(await look(person, 38)).toMatchObject({ access: "closed", isSeen: true, answer: null });
    await revealAnswer({ userId, questionId: QUESTION, now: after(39) });
    expect((await look(person, 40))?.answer?.attempts).toMatchObject([
      {
        grade: null,
        tickedPointIds: null,
        answeringMs: 15_000,
        source: "interview",
        interview: { id: second },
      },
    ]);
  });
});

test("an interview that has closed itself asks nothing, and answers that were never locked aren't attempts", async () => {
  const [timed, untimed] = [await aPerson(), await aPerson()];
  for (const [who, limitMs] of [
    [timed, 90_000],
    [untimed, null],
  ] as const) {
    const interviewId = await anInterviewOf(who, 0, limitMs);
    await showQuestion({ userId: who.userId, interviewId, position: 0, now: NOW });
    expect(await look(who, DAY_S / 2)).toMatchObject({ access: "asked_now", answer: null });
    expect(await look(who, 2 * DAY_S)).toMatchObject({ access: "closed", answer: null });
    await revealAnswer({ userId: who.userId, questionId: QUESTION, now: after(3 * DAY_S) });
  }
  // The strict clock has locked the first, and nobody has locked the second.
  expect((await look(timed, 16 * DAY_S))?.answer?.attempts).toMatchObject([
    { grade: null, answeringMs: 90_000 },
  ]);
  expect((await look(untimed, 16 * DAY_S))?.answer?.attempts).toEqual([]);
});

describe("the attempts at a question", () => {
  test("are side by side with their changes, from interviews, reviews and practice", async () => {
    const person = await aPerson();
    const first = await graded(person, 0, ["sync-vs-async"], "One is synchronous", 40);
    await gradeReview({
      ...aGrade(person, { now: after(DAY_S), tickedPointIds: ["combine"], grade: "again" }),
      questionId: QUESTION,
      isPractice: true,
    });
    const last = await graded(
      person,
      2 * DAY_S,
      ["availability-vs-reads", "sync-vs-async"],
      "Now in five words",
      30,
    );
    const view = await look(person, 3 * DAY_S);
    expect(view?.answer?.attempts).toMatchObject([
      {
        id: first.eventId,
        interview: { id: first.interviewId, title: "Two questions", isOver: true },
        text: "One is synchronous",
        confidence: 70,
        answeringMs: 40_000,
        limitMs: 90_000,
        changes: null,
      },
      {
        source: "practice",
        text: null,
        changes: { gained: ["combine"], lost: ["sync-vs-async"], gradeBefore: "hard" },
      },
      {
        id: last.eventId,
        changes: {
          gained: ["availability-vs-reads", "sync-vs-async"],
          lost: ["combine"],
          answeringMs: -10_000,
          words: 1,
        },
      },
    ]);
    const { points, concepts } = view?.answer ?? { points: [], concepts: [] };
    expect(points.find(({ id }) => id === "availability-vs-reads")?.tally).toMatchObject({
      answers: 3,
      misses: 2,
    });
    expect(concepts.find(({ concept }) => concept === "replication")).toMatchObject({
      title: "Replication",
      answers: 3,
      misses: 1,
    });
    expect(view?.dueDay).toBeGreaterThan(view?.today ?? 0);
    // Another person sees the question and none of this.
    expect(await look(await aPerson(), 3 * DAY_S)).toMatchObject({ answer: null, dueDay: null });
  });

  test("lose one that was taken back, though its answer stays read, and survive starting over", async () => {
    const person = await aPerson();
    const { eventId } = await graded(person, 0, [], "Not that");
    const request = { ...person, now: after(100), clientAt: NOW };
    await undoGrade({ ...request, eventId: uuidv7(), targetId: eventId });
    // Its text stays, because it was locked and waits for another grade.
    expect((await look(person, 110))?.answer?.attempts).toMatchObject([
      { grade: null, text: "Not that" },
    ]);
    await graded(person, DAY_S, [], "Another time");
    await commandCard({
      ...request,
      now: after(2 * DAY_S),
      eventId: uuidv7(),
      kind: "reset",
      questionId: QUESTION,
    });
    const view = await look(person, 3 * DAY_S);
    expect(view).toMatchObject({ access: "open", dueDay: null });
    expect(view?.answer).toMatchObject({ freshStartDay: (view?.today ?? 0) - 1 });
    expect(view?.answer?.attempts).toHaveLength(2);
  });
});

test("don't include measurements of a reserved question until it's released", async () => {
  const person = await aPerson();
  await graded(person, 0, [], "Measured");
  await runSql(
    "INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at) VALUES ($1, $2, 'databases', 'intermediate', $3)",
    [person.userId, QUESTION, NOW],
  );
  expect((await loadPointMemory({ ...person, now: after(DAY_S) })).points).toEqual([]);
  await revealAnswer({ ...person, questionId: QUESTION, now: after(DAY_S) });
  expect((await loadPointMemory({ ...person, now: after(DAY_S) })).points).toHaveLength(7);
});

describe("a question with a long history", () => {
  test("is closed while an interview asks it, however many interviews ended before they showed it", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId: QUESTION });
    for (let nth = 0; nth < 65; nth += 1) {
      const interviewId = await anInterviewOf(person, nth);
      await endInterview({ ...person, interviewId, now: after(nth) });
    }
    const interviewId = await anInterviewOf(person, 100);
    await showQuestion({ ...person, interviewId, position: 0, now: after(101) });
    expect(await look(person, 102)).toMatchObject({ access: "asked_now", answer: null });
  });

  test("stays open after its grade, however often it was set aside and brought back since", async () => {
    const person = await aPerson();
    await gradeReview({ ...aGrade(person), questionId: QUESTION });
    for (let nth = 0; nth < 64; nth += 1)
      await commandCard({
        ...person,
        questionId: QUESTION,
        kind: nth % 2 ? "resume" : "suspend",
        eventId: uuidv7(),
        clientAt: NOW,
        now: after(10 + nth),
      });
    expect(await look(person, 100)).toMatchObject({ access: "open" });
  });

  test("shows its latest attempts and says that there are earlier ones, which can be asked for", async () => {
    const person = await aPerson();
    for (let nth = 0; nth < 22; nth += 1)
      await gradeReview({ ...aGrade(person, { now: after(60 * nth) }), questionId: QUESTION });
    const usual = await look(person, DAY_S);
    expect(usual?.answer).toMatchObject({ hasEarlier: true });
    expect(usual?.answer?.attempts).toHaveLength(20);
    expect(usual?.answer?.attempts.at(-1)?.at).toEqual(after(60 * 21));
    const more = await loadQuestion({
      ...person,
      questionId: QUESTION,
      now: after(DAY_S),
      most: 200,
    });
    expect(more?.answer).toMatchObject({ hasEarlier: false });
    expect(more?.answer?.attempts).toHaveLength(22);
  });
});
