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
import { listLog } from "@/lib/memory/data/review-events";
import { aGrade, aPerson, after, type Person } from "@/scripts/testing/people";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { historiesOf, refitDaily, refitMemory } from "./refit-memory";
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
}

const request = (person: Person) => ({
  userId: person.userId,
  id: uuidv7(),
  today: TODAY,
  desiredRetention: null,
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
  expect(await refitMemory(request(person))).toBeNull();
});

test("only cards that an older engine folded are refolded on the next day", async () => {
  const person = await aPerson();
  const questionId = bank[0]?.id ?? "";
  await gradeReview({ ...aGrade(person, { now: after(0) }), questionId });
  const find = () => findCard({ userId: person.userId, questionId, variant: "main" });
  const before = await find();
  await refitDaily({ ...request(person), ...USUAL_MEMORY, today: TODAY - 1 });
  expect(await find()).toEqual(before);
  await query((db) =>
    db.card.updateMany({
      where: { userId: person.userId },
      data: { engineVersion: "older", stability: 1, dueDay: 1 },
    }),
  );
  await refitDaily({ ...request(person), ...USUAL_MEMORY });
  expect(await find()).toEqual(before);
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
  const log = events.map((event) => ({
    event,
    questionId: "q",
    variant: "main",
    parameterVersion: "v",
  }));
  expect(historiesOf(log)).toEqual([
    { days: [10, 10], grades: [3, 3] },
    { days: [20], grades: [3] },
  ]);
});
