import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { findCard } from "@/lib/memory/data/cards";
import { query } from "@/lib/shared/data/client";
import { listFits } from "@/lib/memory/data/parameter-fits";
import { listQuestions } from "@/lib/questions/data/packs";
import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";
import { cardsOf } from "@/lib/memory/rules/cards/cards-of";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { modelOf, USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { eachCard } from "@/lib/memory/data/log-by-card";
import { listLog } from "@/lib/memory/data/review-events";
import { hasJobFailed } from "@/lib/shared/data/jobs";
import { runSql } from "@/scripts/testing/run-sql";
import { aGrade, aPerson, after, type Person } from "@/scripts/testing/people";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { doJobs } from "@/scripts/testing/jobs";
import { askForRefit } from "./ask-for-refit";
import { rebuildCards } from "./rebuild-cards";
import { historiesOf, refitMemory } from "./refit-memory";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { DAY_MS } from "@/lib/shared/time";
import { foldCard } from "@/scripts/testing/histories";

const START_DAY = 20_000;
const TODAY = START_DAY + 400;
let bank: readonly { readonly id: string; readonly revision: string }[] = [];

beforeAll(async () => {
  await loadPacks(after(0));
  bank = await listQuestions();
});

/** Stores the log of somebody who remembers far longer than the defaults say. */
async function longMemory(person: Person, reviews: number): Promise<void> {
  const rows = Array.from({ length: reviews }, (_, nth) => {
    const question = bank[nth % 60];
    const round = Math.floor(nth / 60);
    const studyDay = START_DAY + round * 35 + (nth % 5);
    const at = new Date(studyDay * DAY_MS + 43_200_000 + nth * 1000);
    return {
      userId: person.userId,
      id: uuidv7({ msecs: at.getTime() }),
      questionId: question?.id ?? "",
      revision: question?.revision ?? "",
      kind: "review",
      // They forget one in twelve, at intervals at which the defaults expect them to forget most.
      grade: nth % 12 === 0 ? "again" : "good",
      source: "review",
      gradingRuleVersion: GRADING_RULE.version,
      engineVersion: defaultModel.engineVersion,
      parameterVersion: defaultModel.parameterVersion,
      studyDay,
      zone: person.zone,
      receivedAt: at,
      clientAt: at,
      occurredAt: at,
    };
  });
  await query((db) => db.reviewEvent.createMany({ data: rows }));
  await rebuildCards(person.userId, USUAL_MEMORY);
}

const request = (person: Person) => ({
  userId: person.userId,
  id: uuidv7(),
  today: TODAY,
  memory: USUAL_MEMORY,
  now: new Date((TODAY + 0.5) * DAY_MS),
});

test("below 400 long-term reviews there is no fit", async () => {
  const person = await aPerson();
  await longMemory(person, 300);
  expect(await refitMemory(request(person))).toBeNull();
  expect(await listFits(person.userId)).toEqual([]);
});

test("weights that predict better are adopted and stored, and refold the cards", async () => {
  const person = await aPerson();
  await longMemory(person, 660);
  const questionId = bank[0]?.id ?? "";
  await gradeReview({
    ...aGrade(person, { now: new Date((START_DAY + 390.5) * DAY_MS) }),
    questionId,
  });
  expect(await refitMemory(request(person))).toBe("adopted");
  expect(await doJobs(request(person).now)).toEqual(["refold"]);
  const [fit, ...more] = await listFits(person.userId);
  expect(more).toEqual([]);
  expect(fit?.weights).toHaveLength(21);
  const user = await query((db) =>
    db.user.findUnique({
      where: { id: person.userId },
      select: { weights: true, parameterVersion: true },
    }),
  );
  expect(user).toEqual({ weights: fit?.weights, parameterVersion: fit?.version });
  const memory = {
    weights: user?.weights ?? [],
    parameterVersion: user?.parameterVersion ?? null,
    desiredRetention: null,
  };
  const log = cardsOf(await listLog(person.userId)).find((card) => card.questionId === questionId);
  const card = await findCard({ userId: person.userId, questionId, variant: "main" });
  expect(card).toMatchObject({ ...foldCard(log?.events ?? [], modelOf(memory)) });
  expect(card?.stability).not.toBe(foldCard(log?.events ?? [])?.stability);
  // The next fit is due when there are more reviews.
  expect(await refitMemory({ ...request(person), memory })).toBeNull();
});

test("cards that an older engine folded are refolded with the next day's refit", async () => {
  const person = await aPerson();
  const questionId = bank[0]?.id ?? "";
  await gradeReview({ ...aGrade(person, { now: after(0) }), questionId });
  const find = () => findCard({ userId: person.userId, questionId, variant: "main" });
  const before = await find();
  const { now } = request(person);
  await askForRefit(person.userId, TODAY - 1);
  expect(await doJobs(now)).toEqual(["refit"]);
  expect(await find()).toEqual(before);
  await query((db) =>
    db.card.updateMany({
      where: { userId: person.userId },
      data: { engineVersion: "older", stability: 1, dueDay: 1 },
    }),
  );
  await askForRefit(person.userId, TODAY);
  expect(await doJobs(now)).toEqual(["refit", "refold"]);
  expect(await find()).toEqual(before);
});

test("a refit that is asked for at the same moment by many is one job, and one a study day", async () => {
  const { userId } = await aPerson();
  const ask = (today: number) => askForRefit(userId, today);
  await Promise.all(Array.from({ length: 10 }, () => ask(TODAY)));
  expect(await doJobs(after(0))).toEqual(["refit"]);
  await Promise.all([ask(TODAY), ask(TODAY - 1)]);
  expect(await doJobs(after(0))).toEqual([]);
  await ask(TODAY + 1);
  expect(await doJobs(after(0))).toEqual(["refit"]);
});

test("a fit that failed isn't tried again that day, and its failure is noted", async () => {
  const person = await aPerson();
  await longMemory(person, 660);
  // No such grade exists.
  await runSql("UPDATE review_events SET grade = 'splendid' WHERE user_id = $1", [person.userId]);
  await askForRefit(person.userId, TODAY);
  expect(await doJobs(after(0))).toEqual(["refit"]);
  expect(await hasJobFailed("refit", person.userId)).toBe(true);
  await askForRefit(person.userId, TODAY);
  expect(await doJobs(after(0))).toEqual([]);
  expect(await listFits(person.userId)).toEqual([]);
});

test("a log is given card by card in order, whatever the pages that it's read in", async () => {
  const person = await aPerson();
  await longMemory(person, 130);
  await longMemory(await aPerson(), 10);
  const read = async (pageRows: number) => {
    const cards = [];
    for await (const card of eachCard(person.userId, pageRows)) cards.push(card);
    return cards;
  };
  const whole = cardsOf(await listLog(person.userId));
  expect(whole).toHaveLength(60);
  for (const pageRows of [1, 7, 130, 2_000]) expect(await read(pageRows)).toEqual(whole);
});

test("histories leave out taken back grades, start again at a reset, and never go back", () => {
  const at = (n: number) => new Date(1e12 + n);
  const grade = (
    id: string,
    n: number,
    studyDay: number,
    source: "review" | "practice" = "review",
  ) => ({
    kind: "review" as const,
    id,
    occurredAt: at(n),
    studyDay,
    grade: GRADES[2],
    source,
  });
  const events = [
    grade("a", 1, 10),
    grade("b", 2, 12),
    { kind: "void" as const, id: "c", occurredAt: at(3), targetId: "b" },
    grade("p", 4, 13, "practice"),
    grade("d", 5, 9),
    { kind: "reset" as const, id: "e", occurredAt: at(6) },
    grade("f", 7, 20),
  ];
  expect(historiesOf(events)).toEqual([
    { days: [10, 10], grades: [3, 3] },
    { days: [20], grades: [3] },
  ]);
});
