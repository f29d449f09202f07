import { beforeAll, describe, expect, test } from "vitest";
import { findCard } from "@/lib/memory/data/cards";
import { listCardLog } from "@/lib/memory/data/review-events";
import { foldCard } from "@/scripts/testing/histories";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { query } from "@/lib/shared/data/client";
import { statementsSentBy } from "@/scripts/testing/statements";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  NOW,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { gradeReview } from "./grade-review";

let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  const somebody = await aPerson();
  questionId = await questionOf(somebody, await anInterview(somebody));
});

const keyOf = ({ userId }: Person) => ({ userId, questionId, variant: "main" });
const countEvents = ({ userId }: Person) =>
  query((db) => db.reviewEvent.count({ where: { userId } }));

/** Expects the card to be exactly the fold of its log. */
async function expectCardIsFold(person: Person): Promise<void> {
  const card = await findCard(keyOf(person));
  const folded = foldCard((await listCardLog(keyOf(person))).map(({ event }) => event));
  expect(card).toMatchObject(folded ?? {});
  expect(card === null).toBe(folded === null);
}

describe("a grade", () => {
  test("that is sent a thousand times at once is applied once", async () => {
    const person = await aPerson();
    const grade = aGrade(person);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => gradeReview({ ...grade, questionId })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(await countEvents(person)).toBe(1);
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1, version: 1 });
  });

  test("among a thousand others on the same card is not lost", async () => {
    const person = await aPerson();
    const grades = Array.from({ length: 1_000 }, (_, index) =>
      aGrade(person, { now: after(index), grade: GRADES[index % 4] ?? "good" }),
    );
    const answers = await Promise.all(grades.map((grade) => gradeReview({ ...grade, questionId })));
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(await countEvents(person)).toBe(1_000);
    expect(await findCard(keyOf(person))).toMatchObject({ reps: 1_000, version: 1_000 });
    await expectCardIsFold(person);
  });

  test.each([
    ["its first", 0],
    ["the next", 1],
  ])(
    "of a card, %s, takes six statements, a seventh being the look-up of the session",
    async (_, before) => {
      // The content of a question is read once per process.
      await gradeReview({ ...aGrade(await aPerson()), questionId });
      const person = await aPerson();
      for (let nth = 0; nth < before; nth += 1)
        await gradeReview({ ...aGrade(person), questionId });
      const grade = { ...aGrade(person, { now: after(60) }), questionId };
      expect(await statementsSentBy(() => gradeReview(grade))).toBe(6);
    },
  );

  test("that follows another one than its page has shown is refused, and can be given on purpose", async () => {
    const person = await aPerson();
    const [first, second, third] = [1, 2, 3].map((seconds) =>
      aGrade(person, { now: after(seconds), grade: "good" }),
    ) as [ReturnType<typeof aGrade>, ReturnType<typeof aGrade>, ReturnType<typeof aGrade>];
    expect((await gradeReview({ ...first, questionId, gradedAfter: null })).ok).toBe(true);
    const refused = await gradeReview({ ...second, questionId, gradedAfter: null });
    expect(refused).toMatchObject({
      error: {
        code: "card_moved",
        detail: expect.stringMatching(/^Graded Good at \d\d:\d\d on /) as string,
      },
    });
    expect(await countEvents(person)).toBe(1);
    // What was acknowledged isn't refused when it's sent again.
    expect((await gradeReview({ ...first, questionId, gradedAfter: null })).ok).toBe(true);
    expect((await gradeReview({ ...second, questionId })).ok).toBe(true);
    const known = await gradeReview({ ...third, questionId, gradedAfter: second.eventId });
    expect(known.ok).toBe(true);
    expect(await countEvents(person)).toBe(3);
    await expectCardIsFold(person);
  });

  test("that follows one which was taken back meanwhile is refused too", async () => {
    const person = await aPerson();
    const first = aGrade(person);
    await gradeReview({ ...first, questionId });
    await undoGrade({ ...aGrade(person, { now: after(1) }), targetId: first.eventId });
    const late = aGrade(person, { now: after(2) });
    expect(await gradeReview({ ...late, questionId, gradedAfter: first.eventId })).toMatchObject({
      error: { code: "card_moved", detail: expect.stringContaining("taken back") as string },
    });
    expect((await gradeReview({ ...late, questionId, gradedAfter: null })).ok).toBe(true);
  });

  test("is refused under the id of another grade", async () => {
    const person = await aPerson();
    const first = aGrade(person);
    await gradeReview({ ...first, questionId });
    expect(await gradeReview({ ...first, grade: "again", questionId })).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
    expect(await findCard(keyOf(person))).toMatchObject({ lastGrade: "good", reps: 1 });
  });

  test("is refused for an unknown question", async () => {
    expect(
      await gradeReview({ ...aGrade(await aPerson()), questionId: "aws/no-such-thing" }),
    ).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });

  test("is stored with only the ticks of points that the question has", async () => {
    const person = await aPerson();
    const grade = aGrade(person, { tickedPointIds: ["no-such-point"] });
    await gradeReview({ ...grade, questionId });
    const event = await query((db) =>
      db.reviewEvent.findFirstOrThrow({ where: { userId: person.userId } }),
    );
    expect(event).toMatchObject({ tickedPointIds: [], suggestedGrade: null, overridden: false });
  });

  test("that waited on an offline device counts for its day, up to thirty days ago", async () => {
    const person = await aPerson();
    const day = 86_400_000;
    await gradeReview({ ...aGrade(person, { waitedMs: 2 * day }), questionId });
    await gradeReview({ ...aGrade(person, { waitedMs: 400 * day }), questionId });
    const events = await query((db) =>
      db.reviewEvent.findMany({ where: { userId: person.userId }, orderBy: { occurredAt: "asc" } }),
    );
    expect(events.map(({ occurredAt }) => (NOW.getTime() - occurredAt.getTime()) / day)).toEqual([
      30, 2,
    ]);
    await expectCardIsFold(person);
  });
});
