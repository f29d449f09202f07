import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { aMock, sitThrough } from "@/scripts/testing/mocks";
import {
  after,
  aGrade,
  anInterview,
  aPerson,
  gradeItem,
  NOW,
  questionOf,
} from "@/scripts/testing/people";
import { endInterview } from "./end-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { loadToday } from "@/lib/practice/usecases/load-today";
import { noteReading } from "@/lib/progress/usecases/note-reading";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { retakeInterview } from "./repeat-interview";

beforeAll(() => loadPacks(NOW));

const DAY_S = 86_400;

async function aSitting() {
  const person = await aPerson();
  const mock = await aMock(person, 2);
  const retakes = async (seconds: number) => {
    const { retakes: offered } = await loadToday({ ...person, newPerDay: 5, now: after(seconds) });
    return [...offered];
  };
  return { person, mock, retakes };
}

test("a few days after a mock Today offers to retake it, to nobody else", async () => {
  const { mock, retakes } = await aSitting();
  expect(await retakes(2 * DAY_S)).toEqual([]);
  expect(await retakes(3 * DAY_S)).toEqual([mock]);
  const stranger = await aPerson();
  expect([
    ...(await loadToday({ ...stranger, newPerDay: 5, now: after(3 * DAY_S) })).retakes,
  ]).toEqual([]);
});

test("not within a day of reading one of their answers, in a report or in a review", async () => {
  const { person, mock, retakes } = await aSitting();
  const questionId = await questionOf(person, mock);
  await noteReading({ ...person, kind: "report", interviewId: mock, now: after(4 * DAY_S) });
  expect(await retakes(5 * DAY_S - 1)).toEqual([]);
  expect(await retakes(5 * DAY_S + 1)).toEqual([mock]);
  await gradeReview({ ...aGrade(person, { now: after(6 * DAY_S) }), questionId });
  expect(await retakes(7 * DAY_S - 1)).toEqual([]);
  expect(await retakes(7 * DAY_S + 1)).toEqual([mock]);
});

test("only the last interview of a series is offered, and none that ended early", async () => {
  const { person, mock, retakes } = await aSitting();
  const interviewId = uuidv7();
  await retakeInterview({
    ...person,
    interviewId,
    sourceId: mock,
    seed: 2,
    extraTime: "none",
    now: after(4 * DAY_S),
  });
  await sitThrough(person, interviewId, { from: 4 * DAY_S });
  const unfinished = await anInterview(person, 2);
  await gradeItem(person, unfinished, { seconds: 600 });
  await endInterview({ ...person, interviewId: unfinished, now: after(700) });
  expect(await retakes(8 * DAY_S)).toEqual([interviewId]);
});
