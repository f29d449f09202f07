import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { findCard } from "@/lib/memory/data/cards";
import { findInterview } from "@/lib/interview/data/interviews";
import {
  listReservedNow,
  listEverReserved,
  reserveQuestions,
} from "@/lib/questions/data/reserved-questions";
import { findReveal } from "@/lib/questions/data/reveals";
import { listInterviewEvents } from "@/lib/memory/data/review-events";
import { USUAL_PLAN } from "@/lib/memory/rules/plan/plan-settings";
import { listQuestions } from "@/lib/questions/data/packs";
import {
  aGrade,
  after,
  anInterview,
  aPerson,
  aSession,
  gradeItem,
  NOW,
  type Person,
} from "@/scripts/testing/people";
import { loadDay } from "@/lib/practice/usecases/load-day";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadProgress } from "@/lib/progress/usecases/load-progress";
import { loadReadiness } from "@/lib/progress/usecases/load-readiness";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { releaseReserved } from "@/lib/questions/usecases/release-reserved";
import { topUpReserve } from "@/lib/questions/usecases/top-up-reserve";
import { retakeInterview } from "./repeat-interview";
import { signUp } from "@/lib/account/usecases/sign-up";

let all = 0;
beforeAll(async () => {
  await loadPacks(NOW);
  all = (await listQuestions()).length;
});

const reservedOf = async ({ userId }: Person) =>
  (await listReservedNow(userId)).map(({ questionId }) => questionId);
const reservedItem = async ({ userId }: Person, interviewId: string) => {
  const item = (await findInterview(userId, interviewId))?.items.find((each) => each.isReserved);
  if (!item) throw new Error(`Inconsistent: nothing of ${interviewId} is reserved`);
  return item;
};
/**
 * Returns somebody whose first interview of three has been drawn, which reserves questions for them
 * and asks one.
 */
async function aCandidate() {
  const person = await aPerson();
  const interviewId = await anInterview(person, 3);
  return { person, interviewId, item: await reservedItem(person, interviewId) };
}

test("the question that visitors can try is never reserved, and released where it was", async () => {
  const sample = "aws/cloudwatch-and-cloudtrail";
  const cell = { topic: "observability", level: "beginner" };
  const others = (await listQuestions()).filter(({ id }) => id !== sample).slice(0, 5);
  const bank = [...others, { id: sample }].map(({ id }) => {
    return { id, level: cell.level, topics: [cell.topic] };
  });
  const drawn = await Promise.all(
    Array.from({ length: 20 }, async () => topUpReserve((await aPerson()).userId, bank, NOW)),
  );
  expect(drawn.map((reserved) => [reserved.size, reserved.has(sample)])).toEqual(
    drawn.map(() => [1, false]),
  );
  const early = await aPerson();
  await reserveQuestions(early.userId, [{ questionId: sample, ...cell }], NOW);
  const [instead, ...none] = await topUpReserve(early.userId, bank, NOW);
  expect(none).toEqual([]);
  expect(await reservedOf(early)).toEqual([instead]);
  expect(instead).not.toBe(sample);
});

test("signing up reserves one question of each topic and level that has five", async () => {
  const userId = uuidv7();
  const email = `${userId}@example.org`;
  const request = {
    userId,
    email,
    password: "four plain walruses in june",
    zone: "UTC",
    isOpen: true,
    now: NOW,
  };
  expect(await signUp({ ...request, session: aSession() })).toMatchObject({ ok: true });
  const reserved = await listEverReserved(userId);
  const cells = new Map<string, number>();
  for (const { topics, level } of await listQuestions()) {
    const cell = `${topics[0]} ${level}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const large = [...cells].filter(([, count]) => count >= 5).map(([cell]) => cell);
  expect(large.length).toBeGreaterThan(0);
  expect(reserved.map(({ topic, level }) => `${topic} ${level}`).toSorted()).toEqual(
    large.toSorted(),
  );
});

describe("while a question is reserved", () => {
  test("it's in no plan, count or readiness, with or without an interview ahead", async () => {
    const { person } = await aCandidate();
    const reserved = await reservedOf(person);
    const learner = { ...person, newPerDay: 1000, now: NOW };
    const planOf = async (interviewAt: Date | null) => {
      const { queue, questions } = await loadDay({
        ...learner,
        plan: { ...USUAL_PLAN, interviewAt },
      });
      return [...queue, ...questions].map(({ questionId }) => questionId);
    };
    for (const interviewAt of [null, after(30 * 86_400)])
      expect((await planOf(interviewAt)).filter((id) => reserved.includes(id))).toEqual([]);
    const { topics } = await loadReadiness(learner);
    expect(topics.reduce((sum, { questions }) => sum + questions, 0)).toBe(all - reserved.length);
    const progress = await loadProgress({ ...person, now: NOW });
    expect(progress.states.unseen).toBe(all - reserved.length);
    expect(progress.reserved.map(({ questionId }) => questionId)).toEqual(reserved);
  });

  test("its grade in a mock is a measurement and makes no card", async () => {
    const { person, interviewId, item } = await aCandidate();
    for (const position of [0, 1, 2])
      await gradeItem(person, interviewId, { position, seconds: position * 60 });
    const events = await listInterviewEvents(person.userId, interviewId);
    expect(events.find(({ itemPosition }) => itemPosition === item.position)).toMatchObject({
      source: "measurement",
    });
    expect(events.filter(({ source }) => source === "interview")).toHaveLength(2);
    expect(
      await findCard({ userId: person.userId, questionId: item.questionId, variant: "main" }),
    ).toBeNull();
    expect(await reservedOf(person)).toContain(item.questionId);
  });
});

describe("a reserved question is released", () => {
  test("once two mocks have graded it, and is then planned like any other", async () => {
    const { person, interviewId, item } = await aCandidate();
    const upTo = async (id: string, seconds: number) => {
      for (let position = 0; position <= item.position; position += 1)
        await gradeItem(person, id, { position, seconds: seconds + position * 60 });
    };
    await upTo(interviewId, 0);
    expect((await findReveal(person.userId, item.questionId)).isReserved).toBe(true);
    const retake = {
      ...person,
      interviewId: uuidv7(),
      sourceId: interviewId,
      extraTime: "none" as const,
      seed: 1,
    };
    await retakeInterview({ ...retake, now: after(1000) });
    await upTo(retake.interviewId, 1100);
    expect((await findReveal(person.userId, item.questionId)).isReserved).toBe(false);
    const released = (await listEverReserved(person.userId)).find(
      ({ questionId }) => questionId === item.questionId,
    );
    expect(released?.releasedBy).toBe("mocks");
    expect(
      await gradeReview({ ...aGrade(person, { now: after(2000) }), questionId: item.questionId }),
    ).toMatchObject({
      ok: true,
      value: { dueDay: expect.any(Number) },
    });
  });

  test("by its person, then reviewed and not replaced; a stranger can't release it", async () => {
    const { person, item } = await aCandidate();
    const { questionId } = item;
    const stranger = await aPerson();
    expect(await releaseReserved(stranger.userId, questionId, "person", NOW)).toBe(false);
    expect(await releaseReserved(person.userId, questionId, "person", NOW)).toBe(true);
    expect(await releaseReserved(person.userId, questionId, "person", NOW)).toBe(false);
    const left = await reservedOf(person);
    await anInterview(person, 3);
    expect(await reservedOf(person)).toEqual(left);
    expect(left).not.toContain(questionId);
  });

  test("by a grade from a page that was open before another device reserved it, and the grade isn't lost", async () => {
    const { person, item } = await aCandidate();
    const { questionId } = item;
    expect(await gradeReview({ ...aGrade(await aPerson()), questionId })).toMatchObject({
      ok: true,
    });
    expect(await reservedOf(person)).toContain(questionId);
    const refused = { ...aGrade(person, { now: new Date(0) }), questionId };
    expect(await gradeReview(refused)).toMatchObject({ error: { code: "invalid_event" } });
    expect(await reservedOf(person)).toContain(questionId);
    const request = { ...aGrade(person), questionId };
    for (const sent of [request, request])
      expect(await gradeReview(sent)).toMatchObject({
        ok: true,
        value: { dueDay: expect.any(Number) },
      });
    expect(await findCard({ userId: person.userId, questionId, variant: "main" })).not.toBeNull();
    const released = (await listEverReserved(person.userId)).find(
      (each) => each.questionId === questionId,
    );
    expect(released?.releasedBy).toBe("reveal");
  });

  test("by opening its model answer, and the next interview reserves another of its cell", async () => {
    const { person, item } = await aCandidate();
    const before = await reservedOf(person);
    await releaseReserved(person.userId, item.questionId, "reveal", NOW);
    await anInterview(person, 1);
    const reserved = await reservedOf(person);
    expect(reserved).toHaveLength(before.length);
    expect(reserved).not.toContain(item.questionId);
  });
});

test("a question that is released after the draw but before it's shown makes a card like any other", async () => {
  const { person, interviewId } = await aCandidate();
  // The first question gets the first turn.
  const items = (await findInterview(person.userId, interviewId))?.items ?? [];
  for (const { position, isReserved: wasDrawnFromIt, questionId } of items) {
    if (wasDrawnFromIt)
      await releaseReserved(person.userId, questionId, "person", after(position * 60));
    await gradeItem(person, interviewId, { position, seconds: position * 60 + 1 });
  }
  const events = await listInterviewEvents(person.userId, interviewId);
  expect(events.map(({ source }) => source)).toEqual(["interview", "interview", "interview"]);
  expect(
    (await findInterview(person.userId, interviewId))?.items.some(({ isReserved: is }) => is),
  ).toBe(false);
});
