import { beforeAll, expect, test } from "vitest";
import { findCard } from "@/lib/memory/data/cards";
import { runSql } from "@/scripts/testing/run-sql";
import { findInterview } from "@/lib/interview/data/interviews";
import { recordReveal } from "@/lib/questions/data/reveals";
import { v7 as uuidv7 } from "uuid";
import { conceptBlueprint } from "@/lib/interview/rules/blueprint/ready-made";
import { recallOn } from "@/lib/memory/rules/readiness/readiness";
import { studyDayOf } from "@/lib/shared/study-day";
import { aMock, sitThrough, wasHidden } from "@/scripts/testing/mocks";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  gradeItem,
  NOW,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { listAttempts } from "./list-attempts";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { expectedOf, loadMocks, MOCKS_JUDGED } from "./load-mocks";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { parallelInterview, retakeInterview } from "@/lib/interview/usecases/repeat-interview";
import { defaultModel } from "@/lib/memory/rules/cards/model";

beforeAll(() => loadPacks(NOW));

const DAY_S = 86_400;
const mocksOf = (person: Person, seconds: number) => loadMocks({ ...person, now: after(seconds) });

test("somebody without an interview has no mocks, and no stranger's", async () => {
  await aMock(await aPerson(), 1);
  expect(await mocksOf(await aPerson(), 600)).toEqual({
    mocks: [],
    hasOlder: false,
    unaided: [],
    trend: { kind: "too_few", mocks: 0 },
    reservedScore: null,
  });
});

test("unaided mocks alone make the score and its trend, the earliest first", async () => {
  const person = await aPerson();
  const ids: string[] = [];
  for (const day of [0, 2, 4, 6]) {
    const tick = (all: readonly string[]) => all.slice(0, day / 2 + 1);
    ids.push(await aMock(person, 2, { from: day * DAY_S, tick }));
  }
  await wasHidden(person, { interviewId: ids[2] ?? "", position: 0 }, 4 * DAY_S, 4 * DAY_S + 12);
  const { mocks, unaided, trend } = await mocksOf(person, 7 * DAY_S);
  expect(mocks.map(({ id, verdict }) => [id, verdict.kind])).toEqual([
    [ids[3], "unaided"],
    [ids[2], "with_help"],
    [ids[1], "unaided"],
    [ids[0], "unaided"],
  ]);
  expect(unaided.map(({ id }) => id)).toEqual([ids[0], ids[1], ids[3]]);
  expect(trend).toMatchObject({ mocks: 3 });
});

test("a mock counts where it ended, not where it began: one that went on over night comes after what was sat meanwhile", async () => {
  const person = await aPerson();
  const overNight = await anInterview(person, 2);
  await gradeItem(person, overNight);
  const meanwhile = await aMock(person, 1, { from: 3_600 });
  await gradeItem(person, overNight, { position: 1, seconds: 20 * 3_600 });
  const { mocks, unaided } = await mocksOf(person, DAY_S);
  expect(unaided.map(({ id }) => id)).toEqual([meanwhile, overNight]);
  expect(mocks.map(({ id }) => id)).toEqual([overNight, meanwhile]);
  expect((unaided[1]?.day ?? 0) - (unaided[0]?.day ?? 0)).toBe(1);
});

test("an unaided mock counts until as many mocks came after it as are judged, whatever was practised", async () => {
  const person = await aPerson();
  const first = await aMock(person, 1);
  const later = async (seconds: number, more: Partial<Blueprint> = {}) => {
    const interviewId = await anInterview(person, 1, more);
    await endInterview({ ...person, interviewId, now: after(600 + seconds) });
  };
  const practice = conceptBlueprint({ id: "fault-isolation", title: "Fault isolation" }, "aws");
  for (let nth = 1; nth <= MOCKS_JUDGED; nth += 1) await later(nth, practice);
  const { mocks, unaided, hasOlder } = await mocksOf(person, DAY_S);
  expect(unaided.map(({ id }) => id)).toEqual([first]);
  expect(mocks.map(({ id }) => id)).not.toContain(first);
  expect([mocks.length, hasOlder]).toEqual([MOCKS_JUDGED, true]);
  for (let nth = 1; nth <= MOCKS_JUDGED; nth += 1) await later(60 + nth);
  expect((await mocksOf(person, DAY_S)).unaided).toEqual([]);
});

test("practice of a concept has no mock score and is no point of the trend, whether it is sat at once or again", async () => {
  const person = await aPerson();
  const mock = await aMock(person, 1);
  const more = conceptBlueprint({ id: "fault-isolation", title: "Fault isolation" }, "aws");
  const practice = await aMock(person, 3, { from: DAY_S, more });
  const [again, from] = [uuidv7(), 3 * DAY_S];
  const repeat = {
    ...person,
    sourceId: practice,
    interviewId: again,
    seed: 2,
    extraTime: "none" as const,
  };
  await retakeInterview({ ...repeat, now: after(from) });
  await sitThrough(person, again, { from });
  const { mocks, unaided } = await mocksOf(person, 4 * DAY_S);
  expect(unaided.map(({ id }) => id)).toEqual([mock]);
  expect(mocks.map(({ verdict, score }) => [verdict.kind, score === null])).toEqual([
    ["practice", true],
    ["practice", true],
    ["unaided", false],
  ]);
});

test("what repeats an interview from before the session log has a session log, and can be unaided", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 2);
  await runSql(
    `UPDATE interviews SET blueprint = blueprint || '{"key": "earlier"}' WHERE id = $1`,
    [sourceId],
  );
  for (const [day, repeat] of [retakeInterview, parallelInterview].entries()) {
    const [interviewId, from] = [uuidv7(), (day + 1) * 2 * DAY_S];
    await repeat({
      ...person,
      sourceId,
      interviewId,
      seed: 2,
      extraTime: "none",
      now: after(from),
    });
    await sitThrough(person, interviewId, { from });
  }
  const { mocks } = await mocksOf(person, 5 * DAY_S);
  expect(mocks.map(({ verdict }) => verdict.kind)).toEqual(["unaided", "unaided", "unrecorded"]);
});

test("how answers were said is kept by interview", async () => {
  const person = await aPerson();
  const interviewId = await anInterview(person, 2);
  await gradeItem(person, interviewId, {
    delivery: { inTime: null, structured: true, concise: false },
  });
  await gradeItem(person, interviewId, {
    position: 1,
    seconds: 60,
    delivery: { inTime: true, structured: false, concise: true },
  });
  const counts = async () => (await mocksOf(person, 600)).mocks[0]?.delivery;
  expect(await counts()).toEqual({ judged: 2, inTime: 1, timed: 1, structured: 1, concise: 1 });
  const questionId = await questionOf(person, interviewId);
  const { attempts } = await listAttempts({ ...person, questionId, now: after(600) });
  expect(attempts[0]?.delivery).toEqual({ inTime: null, structured: true, concise: false });
  await aMock(person, 1, { from: DAY_S });
  expect(
    (await mocksOf(person, DAY_S + 600)).mocks.map(({ delivery }) => delivery?.judged ?? null),
  ).toEqual([null, 2]);
});

test("reserved questions have a score of their own", async () => {
  const person = await aPerson();
  const interviewId = await aMock(person, 3, {
    tick: (ids, position) => (position === 0 ? ids.slice(0, 1) : ids),
  });
  await runSql("UPDATE interview_items SET is_reserved = (position = 0) WHERE interview_id = $1", [
    interviewId,
  ]);
  const { reservedScore, unaided } = await mocksOf(person, 600);
  expect(reservedScore?.questions).toBe(1);
  expect(reservedScore?.score).toBeLessThan(unaided[0]?.score.score ?? 0);
  // Asked again, it's no new question any more.
  const [again, from] = [uuidv7(), 2 * DAY_S];
  await retakeInterview({
    ...person,
    sourceId: interviewId,
    interviewId: again,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await sitThrough(person, again, { from });
  await runSql("UPDATE interview_items SET is_reserved = (position = 0) WHERE interview_id = $1", [
    again,
  ]);
  const later = await mocksOf(person, 3 * DAY_S);
  expect(later.unaided).toHaveLength(2);
  expect(later.reservedScore).toEqual(reservedScore);
});

test.each([
  [
    "was shown in an interview that was ended",
    async (person: Person, questionId: string) => {
      const other = await anInterview(person, 1);
      await runSql(
        `UPDATE interview_items SET shown_at = $3, question_id = $2,
          revision = (SELECT revision FROM questions WHERE id = $2) WHERE interview_id = $1`,
        [other, questionId, after(-9 * DAY_S)],
      );
    },
  ],
  [
    "was opened by hand days before",
    (person: Person, questionId: string) =>
      recordReveal(person.userId, questionId, after(-9 * DAY_S)),
  ],
])("a question of the reserve that %s is not held out", async (_, meet) => {
  const person = await aPerson();
  const interviewId = await aMock(person, 1);
  await runSql("UPDATE interview_items SET is_reserved = true WHERE interview_id = $1", [
    interviewId,
  ]);
  expect((await mocksOf(person, 600)).reservedScore).toMatchObject({ questions: 1 });
  await meet(person, await questionOf(person, interviewId));
  expect((await mocksOf(person, 600)).reservedScore).toBeNull();
});

test("what readiness had expected of a mock stands beside what came, reserved questions apart", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 4);
  // What was held out in the first mock has no card; one of the others is held out in the second.
  const met =
    (await findInterview(person.userId, sourceId))?.items.filter(({ isReserved }) => !isReserved) ??
    [];
  const look = async (seconds: number) => {
    const now = after(seconds);
    const { unaided } = await loadMocks({ ...person, now });
    return expectedOf(unaided);
  };
  // A first sight predicts nothing.
  expect(await look(600)).toBeNull();
  const [interviewId, from] = [uuidv7(), 10 * DAY_S];
  await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await runSql(
    "UPDATE interview_items SET is_reserved = true WHERE interview_id = $1 AND question_id = $2",
    [interviewId, met[0]?.questionId],
  );
  await runSql(
    "INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at) VALUES ($1, $2, 'databases', 'beginner', $3)",
    [person.userId, met[0]?.questionId, NOW],
  );
  await sitThrough(person, interviewId, { from, grade: "again" });
  const result = await look(11 * DAY_S);
  expect(result).toMatchObject({ questions: met.length - 1, known: 0 });
  expect(result?.expected).toBeGreaterThan(0.5);
  expect(result?.expected).toBeLessThan(met.length - 1);
});

test("what readiness expected is the number that it showed, also of what was forgotten and repeated in one session", async () => {
  const person = await aPerson();
  const sourceId = await aMock(person, 1);
  const questionId = await questionOf(person, sourceId);
  for (const [seconds, grade] of [
    [5 * DAY_S, "again"],
    [5 * DAY_S + 600, "good"],
  ] as const)
    await gradeReview({ ...aGrade(person, { now: after(seconds), grade }), questionId });
  const [interviewId, from] = [uuidv7(), 9 * DAY_S];
  const card = await findCard({ ...person, questionId, variant: "main" });
  const shown = recallOn(
    studyDayOf(after(from), person.zone, person.cutoffHour),
    { card },
    defaultModel,
  );
  await retakeInterview({
    ...person,
    sourceId,
    interviewId,
    seed: 2,
    extraTime: "none",
    now: after(from),
  });
  await sitThrough(person, interviewId, { from });
  const now = after(from + 600);
  const { unaided } = await loadMocks({ ...person, now });
  expect(expectedOf(unaided)?.expected).toBeCloseTo(shown, 12);
});
