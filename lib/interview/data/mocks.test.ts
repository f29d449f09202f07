import { beforeAll, expect, test } from "vitest";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { aMock, wasHidden } from "@/scripts/testing/mocks";
import { after, anInterview, aPerson, NOW } from "@/scripts/testing/people";
import { runSql } from "@/scripts/testing/run-sql";
import { findInterview } from "./interviews";
import { findGrades, findSeenBefore, listPast, listReported, listSeries } from "./mocks";
import { recordReveal } from "@/lib/questions/data/reveals";

beforeAll(() => loadPacks(NOW));

test("the facts that mocks are judged by are found for their person and for no stranger", async () => {
  const [{ userId, ...days }, stranger] = [await aPerson(), await aPerson()];
  const interviewId = await aMock({ userId, ...days }, 2);
  await wasHidden({ userId, ...days }, { interviewId, position: 0 }, 2, 9);
  const items = (await findInterview(userId, interviewId))?.items ?? [];
  await recordReveal(userId, items[0]?.questionId ?? "", after(-1));
  const found = async (person: string) => [
    (await listPast(person, after(600), { most: 9 })).length,
    (await listSeries(person, interviewId, after(600), 9)).length,
    (await listReported(person, interviewId)).length,
    (
      await findGrades(
        person,
        items.flatMap(({ eventId }) => eventId ?? []),
      )
    ).length,
    (await findSeenBefore(person, [interviewId])).map(({ openedBy, isSeen }) => [openedBy, isSeen]),
  ];
  expect(await found(userId)).toEqual([
    1,
    1,
    1,
    2,
    [
      ["hand", true],
      [null, false],
    ],
  ]);
  expect(await found(stranger.userId)).toEqual([0, 0, 0, 0, []]);
});

test("an interview is past when it is finished, or two weeks and a day after its last step", async () => {
  const person = await aPerson();
  const finished = await aMock(person, 1);
  expect((await listPast(person.userId, after(600), { most: 9 })).map(({ id }) => id)).toEqual([
    finished,
  ]);
  const open = await anInterview(person);
  const past = async (days: number) =>
    (await listPast(person.userId, after(days * 86_400), { most: 9 })).length;
  expect(await past(14)).toBe(1);
  expect(await past(15)).toBe(2);
  expect(
    (await listSeries(person.userId, open, after(15 * 86_400), 9)).map(({ id }) => id),
  ).toEqual([open]);
});

test("in a long series of interviews only the latest are read, and never their answers", async () => {
  const person = await aPerson();
  const seriesId = await aMock(person, 1);
  const latest = await aMock(person, 1, { from: 3_600 });
  await runSql("UPDATE interviews SET series_id = $2 WHERE user_id = $1", [
    person.userId,
    seriesId,
  ]);
  const past = await listSeries(person.userId, seriesId, after(9_000), 1);
  expect(past.map(({ id }) => id)).toEqual([latest]);
  expect(past[0]?.items[0]).not.toHaveProperty("answerText");
});
