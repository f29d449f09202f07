import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { query } from "@/lib/shared/data/client";
import { findInterview, type InterviewRow } from "@/lib/interview/data/interviews";
import { findCurrentQuestion, listQuestions } from "@/lib/questions/data/packs";
import { conceptBlueprint, READY_MADE } from "@/lib/interview/rules/blueprint/ready-made";
import {
  aBlueprint,
  after,
  aGrade,
  anInterview,
  aPerson,
  gradeItem,
  NOW,
  type Person,
} from "@/scripts/testing/people";
import { nothingToPractise } from "@/lib/interview/words/nothing-to-practise";
import { listOffers } from "./list-offers";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { commandCard } from "@/lib/practice/usecases/command-card";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { parallelInterview, retakeInterview } from "./repeat-interview";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";
import { startInterview } from "./start-interview";
import { topUpReserve } from "@/lib/questions/usecases/top-up-reserve";

const DAY_S = 86_400;

beforeAll(async () => {
  await loadPacks(NOW);
});

const startOf = (person: Person, seconds = 0) => ({
  ...person,
  interviewId: uuidv7(),
  extraTime: "none" as const,
  seed: 7,
  now: after(seconds),
});
const readyMade = (key: string) => {
  const found = READY_MADE.find((blueprint) => blueprint.key === key);
  if (!found) throw new Error(`Inconsistent: no ready-made ${key}`);
  return found;
};
async function stored({ userId }: Person, interviewId: string): Promise<InterviewRow> {
  const interview = await findInterview(userId, interviewId);
  if (!interview) throw new Error(`Inconsistent: no interview ${interviewId}`);
  return interview;
}
const idsOf = ({ items }: InterviewRow) => items.map(({ questionId }) => questionId);
const setAside = (person: Person, questionId: string, seconds: number) =>
  commandCard({
    ...person,
    kind: "suspend",
    eventId: uuidv7(),
    questionId,
    clientAt: NOW,
    now: after(seconds),
  });
/** Makes a person forget or remember every point of a question. */
const review = async (person: Person, questionId: string, isKnown: boolean, seconds = 0) => {
  const points =
    (await findCurrentQuestion(questionId))?.content.keyPoints.map(({ id }) => id) ?? [];
  await gradeReview({
    ...aGrade(person, { now: after(seconds), tickedPointIds: isKnown ? points : [] }),
    questionId,
  });
};

describe("starting an interview", () => {
  test("a ready-made one has its questions in their cells, their limits and the thinking time, with extra time included", async () => {
    const person = await aPerson();
    const start = { ...startOf(person), extraTime: "2" as const };
    expect(await startInterview({ ...start, blueprint: readyMade("screen") })).toMatchObject({
      ok: true,
    });
    const interview = await stored(person, start.interviewId);
    expect(interview).toMatchObject({
      blueprint: readyMade("screen"),
      seed: 7,
      seriesId: start.interviewId,
      drawnAs: "new",
      sessionMs: 30 * 60_000,
    });
    expect(interview.items.map(({ cell }) => cell)).toEqual([0, 0, 0, 0, 1, 1]);
    for (const { questionId, limitMs, thinkingMs } of interview.items) {
      const limitSeconds = (await findCurrentQuestion(questionId))?.content.limitSeconds ?? 0;
      expect([limitMs, thinkingMs]).toEqual([limitSeconds * 2000, 20_000]);
    }
  });

  test("a recipe with topics that no pack has is refused, and nothing is stored", async () => {
    const person = await aPerson();
    const start = async (...topics: string[]) => {
      const request = startOf(person);
      const blueprint = aBlueprint(1, { cells: [{ levels: ["beginner"], topics, questions: 1 }] });
      const started = await startInterview({ ...request, blueprint });
      return { started, kept: await findInterview(person.userId, request.interviewId) };
    };
    for (const unknown of [
      "<img src=x onerror=alert(1)>",
      "no-such-topic",
      "__proto__",
      "constructor",
    ])
      expect(await start("databases", unknown)).toEqual({
        started: { ok: false, error: { code: "unknown_topic" } },
        kept: null,
      });
    for (const known of ["databases", "aws"])
      expect((await start(known)).started).toMatchObject({ ok: true });
  });

  test("rapid fire shortens every limit; without a time limit there's none, and nothing to wait for", async () => {
    const person = await aPerson();
    const start = startOf(person);
    await startInterview({ ...start, blueprint: readyMade("rapid") });
    const [item] = (await stored(person, start.interviewId)).items;
    const limitSeconds =
      (await findCurrentQuestion(item?.questionId ?? ""))?.content.limitSeconds ?? 0;
    expect(item?.limitMs).toBe(limitSeconds * 600);
    const untimed = { ...startOf(person), extraTime: "untimed" as const };
    await startInterview({ ...untimed, blueprint: readyMade("screen") });
    expect((await stored(person, untimed.interviewId)).items[0]).toMatchObject({
      limitMs: null,
      thinkingMs: 0,
    });
  });

  test("weak topics only asks about missed ones, and nothing before there are answers", async () => {
    const person = await aPerson();
    const blueprint = readyMade("weak");
    expect(await startInterview({ ...startOf(person), blueprint })).toEqual({
      ok: false,
      error: { code: "no_questions" },
    });
    await review(person, "aws/security-groups-and-network-acls", false);
    const start = startOf(person, DAY_S);
    await startInterview({ ...start, blueprint });
    const bank = new Map(
      (await listQuestions()).map((question) => [question.id, question.topics[0]]),
    );
    const asked = idsOf(await stored(person, start.interviewId));
    expect(asked).toHaveLength(5);
    expect(new Set(asked.map((id) => bank.get(id)))).toEqual(new Set(["networking"]));
  });

  test("practice of a concept asks only questions of its pack with a point of it", async () => {
    const person = await aPerson();
    const start = startOf(person);
    const [first] =
      (await findCurrentQuestion("aws/security-groups-and-network-acls"))?.content.keyPoints ?? [];
    const concept = first?.concept ?? "";
    const named = { id: concept, title: concept };
    await startInterview({ ...start, blueprint: conceptBlueprint(named, "aws") });
    const asked = idsOf(await stored(person, start.interviewId));
    expect(asked.length).toBeGreaterThan(0);
    for (const id of asked)
      expect(
        (await findCurrentQuestion(id))?.content.keyPoints.map((point) => point.concept),
      ).toContain(concept);
    const refused = { ok: false, error: { code: "no_questions" } };
    const blueprint = conceptBlueprint(named, "behavioural");
    expect(await startInterview({ ...startOf(person), blueprint })).toEqual(refused);
  });

  test("the same seed and person give the same list, without what they set aside", async () => {
    const person = await aPerson();
    const first = startOf(person);
    await startInterview({ ...first, blueprint: aBlueprint(6) });
    const again = startOf(person);
    await startInterview({ ...again, blueprint: aBlueprint(6) });
    const asked = idsOf(await stored(person, first.interviewId));
    expect(idsOf(await stored(person, again.interviewId))).toEqual(asked);
    await setAside(person, asked[0] ?? "", 60);
    const whole = startOf(person, 120);
    await startInterview({ ...whole, blueprint: aBlueprint(60) });
    expect(idsOf(await stored(person, whole.interviewId))).not.toContain(asked[0]);
  });
});

test("model answers that were just read, by hand, in practice or in an interview, come after all other questions", async () => {
  const person = await aPerson();
  const earlier = await anInterview(person, 1);
  const kept = await topUpReserve(person.userId, [], NOW);
  const free = (await listQuestions()).filter(
    ({ id, level }) => level === "beginner" && !kept.has(id),
  );
  const [byHand = "", practised = ""] = free.map(({ id }) => id);
  await review(person, practised, true, -20 * DAY_S);
  await revealAnswer({ ...person, questionId: byHand, now: NOW });
  await gradeReview({ ...aGrade(person), questionId: practised, isPractice: true });
  await gradeItem(person, earlier);
  const opened = new Set([byHand, practised, ...idsOf(await stored(person, earlier))]);
  const askedOfThose = async (seconds: number, count: number) => {
    const start = startOf(person, seconds);
    await startInterview({ ...start, blueprint: aBlueprint(count) });
    return new Set(idsOf(await stored(person, start.interviewId)).filter((id) => opened.has(id)));
  };
  expect(await askedOfThose(3_600, free.length - opened.size)).toEqual(new Set());
  expect(await askedOfThose(3_600, 99)).toEqual(opened);
});

describe("repeating an interview", () => {
  test("a retake asks the same list in the same order, without questions set aside since", async () => {
    const person = await aPerson();
    const sourceId = await anInterview(person, 4);
    const source = await stored(person, sourceId);
    const retake = { ...startOf(person, 60), sourceId };
    expect(await retakeInterview(retake)).toEqual({
      ok: true,
      value: { interviewId: retake.interviewId, missing: 0, repeated: 0 },
    });
    const retaken = await stored(person, retake.interviewId);
    expect(idsOf(retaken)).toEqual(idsOf(source));
    expect(retaken).toMatchObject({ seriesId: sourceId, drawnAs: "retake", seed: source.seed });

    await setAside(person, idsOf(source)[1] ?? "", 120);
    const second = { ...startOf(person, 180), sourceId: retake.interviewId };
    expect(await retakeInterview(second)).toMatchObject({ ok: true, value: { missing: 1 } });
    expect(await stored(person, second.interviewId)).toMatchObject({ seriesId: sourceId });
  });

  test("a parallel asks as many others of the same cells, and none of the series while there are others", async () => {
    const person = await aPerson();
    const start = startOf(person);
    await startInterview({ ...start, blueprint: readyMade("screen") });
    const source = await stored(person, start.interviewId);
    const had = new Set(idsOf(source));
    let sourceId = start.interviewId;
    for (const seconds of [60, 120]) {
      const parallel = { ...startOf(person, seconds), sourceId };
      expect(await parallelInterview(parallel)).toMatchObject({
        ok: true,
        value: { repeated: 0, missing: 0 },
      });
      const drawn = await stored(person, parallel.interviewId);
      expect(drawn).toMatchObject({ seriesId: start.interviewId, drawnAs: "parallel" });
      expect(drawn.items.map(({ cell }) => cell)).toEqual(source.items.map(({ cell }) => cell));
      expect(idsOf(drawn).filter((id) => had.has(id))).toEqual([]);
      for (const id of idsOf(drawn)) had.add(id);
      sourceId = parallel.interviewId;
    }
  });

  test("when the bank has too few others, the person hears how many come again", async () => {
    const person = await aPerson();
    const start = startOf(person);
    await startInterview({
      ...start,
      blueprint: aBlueprint(3, {
        cells: [{ levels: ["beginner"], topics: ["behavioural"], questions: 3 }],
      }),
    });
    const parallel = { ...startOf(person, 60), sourceId: start.interviewId };
    expect(await parallelInterview(parallel)).toMatchObject({
      ok: true,
      value: { repeated: 2, missing: 0 },
    });
  });

  test("when the only question was set aside there's nothing to retake, and no other choice is made", async () => {
    const person = await aPerson();
    const named = { id: "dns", title: "DNS" };
    const start = startOf(person);
    // A question that was seen before is never reserved for mocks; which ones are depends on this
    // person's id.
    await review(person, "aws/route-53", true, -20 * DAY_S);
    expect(
      await startInterview({ ...start, blueprint: conceptBlueprint(named, "aws") }),
    ).toMatchObject({ ok: true });
    await setAside(person, "aws/route-53", 60);
    const again = { ...startOf(person, 120), sourceId: start.interviewId };
    const refused = { ok: false, error: { code: "none_left" } };
    expect(await retakeInterview(again)).toEqual(refused);
    expect(await parallelInterview(again)).toEqual(refused);
  });

  test("nobody can repeat another person's interview", async () => {
    const sourceId = await anInterview(await aPerson());
    const stranger = { ...startOf(await aPerson()), sourceId };
    const refused = { ok: false, error: { code: "not_found" } };
    expect(await retakeInterview(stranger)).toEqual(refused);
    expect(await parallelInterview(stranger)).toEqual(refused);
  });
});

describe("the page for choosing an interview", () => {
  const offersOf = (person: Person, conceptId: string | null = null) =>
    listOffers({ ...person, extraTime: "none", now: after(DAY_S), conceptId });
  const keysOf = async (person: Person, conceptId?: string) =>
    (await offersOf(person, conceptId)).offers.map(({ blueprint }) => blueprint.key);

  test("offers weak topics once there are any, and a concept only when a link names one that exists", async () => {
    const person = await aPerson();
    expect(await keysOf(person)).toEqual([
      "screen",
      "associate",
      "architect",
      "rapid",
      "behavioural",
    ]);
    await review(person, "aws/security-groups-and-network-acls", false);
    expect(await keysOf(person)).toContain("weak");
    const [first] =
      (await findCurrentQuestion("aws/security-groups-and-network-acls"))?.content.keyPoints ?? [];
    expect((await keysOf(person, `aws/${first?.concept}`))[0]).toBe("concept");
    for (const none of ["aws/no-such-concept", `behavioural/${first?.concept}`, first?.concept])
      expect(await keysOf(person, none)).not.toContain("concept");
  });

  test("says why a concept that a link names has no questions now", async () => {
    const person = await aPerson();
    expect((await offersOf(person, "aws/dns")).unpractised).toBeNull();
    await setAside(person, "aws/route-53", 0);
    expect(await keysOf(person, "aws/dns")).not.toContain("concept");
    const { unpractised } = await offersOf(person, "aws/dns");
    expect(unpractised && nothingToPractise(unpractised)).toBe(
      "No question of DNS can be practised now: it is set aside.",
    );
    expect((await offersOf(person)).unpractised).toBeNull();
  });

  test("starts from the person's own last recipe, not from anybody else's", async () => {
    const person = await aPerson();
    expect((await offersOf(person)).lastOwn).toBeNull();
    await anInterview(person, 5, { mode: "relaxed" });
    await anInterview(await aPerson(), 9);
    const { lastOwn, isFirst } = await offersOf(person);
    expect(lastOwn).toEqual(aBlueprint(5, { mode: "relaxed" }));
    expect(isFirst).toBe(false);
  });

  test("a question that has left the bank is neither offered nor asked again", async () => {
    const person = await aPerson();
    const sourceId = await anInterview(person, 2);
    await gradeItem(person, sourceId);
    const [gone] = idsOf(await stored(person, sourceId));
    const retire = (retiredAt: Date | null) =>
      query((db) =>
        db.question.update({
          where: { id: gone ?? "" },
          data: { retiredAt },
          select: { id: true },
        }),
      );
    await retire(NOW);
    const retake = { ...startOf(person, 60), sourceId };
    expect(await retakeInterview(retake)).toMatchObject({ ok: true, value: { missing: 1 } });
    expect((await offersOf(person)).bank.map(({ id }) => id)).not.toContain(gone);
    await retire(null);
  });
});
