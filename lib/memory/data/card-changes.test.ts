// The story: between reading a card and saving the next grade, another process took the card's only
// grade back. Saving then brought the card back with the grade that had gone. A stored card is now
// moved only while it's there.
import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { CARD_COMMANDS } from "@/lib/memory/rules/cards/events";
import { stepCard } from "@/lib/memory/rules/cards/fold";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { commandEvent, voidEvent } from "@/lib/memory/rules/log/review-event";
import { appendEvent } from "@/lib/memory/usecases/append-event";
import { rebuildCards } from "@/lib/memory/usecases/rebuild-cards";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { after, aGrade, aPerson, NOW } from "@/scripts/testing/people";
import { runSql } from "@/scripts/testing/run-sql";
import { cardWrites, emptyCardWrite, rebuildWrite } from "./card-changes";
import { findCard, findCardRecord } from "./cards";
import { NO_TALLIES } from "@/lib/memory/rules/points/answer-tallies";
import { commit } from "@/lib/shared/data/commit";
import { toEventId } from "@/lib/shared/ids";
import { listQuestions } from "@/lib/questions/data/packs";
import { findEvent, listCardLog } from "./review-events";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";
import { foldCard } from "@/scripts/testing/histories";

let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  questionId = (await listQuestions())[0]?.id ?? "";
});

/**
 * Returns a person with one graded card, and the grade that would follow as another process has
 * prepared it.
 */
async function aGradePrepared() {
  const person = await aPerson();
  const key = { userId: person.userId, questionId, variant: "main" };
  const first = aGrade(person);
  await gradeReview({ ...first, questionId });
  const [card, row] = [await findCard(key), await findEvent(person.userId, first.eventId)];
  if (!card || !row) throw new Error("Inconsistent: the grade was not kept.");
  const event = {
    ...row,
    id: toEventId(uuidv7()),
    receivedAt: after(9),
    occurredAt: after(9),
    clientAt: after(9),
  };
  const state = stepCard(card, { ...event, kind: "review", grade: "good" }, defaultModel, PLAIN);
  const before = { version: card.version, rebuilds: 0, isStored: true };
  const left = { folded: { state, isSuspended: false }, tallies: NO_TALLIES, forecast: null };
  return { person, key, first, event, state, change: { event, ...left, before } };
}

describe("a grade that another process has prepared", () => {
  test("is kept, with its card and every field, when nothing came between", async () => {
    const { key, event, state, change } = await aGradePrepared();
    expect(await commit(cardWrites(change))).toBe("done");
    expect(await findCard(key)).toMatchObject({ ...state, version: 2 });
    expect(await findEvent(key.userId, event.id)).toEqual(event);
  });

  test("is not kept when another grade came between", async () => {
    const { person, key, change } = await aGradePrepared();
    await gradeReview({ ...aGrade(person, { now: after(5), grade: "again" }), questionId });
    expect(await commit(cardWrites(change))).toBe("raced");
    expect(await findCard(key)).toMatchObject({ lastGrade: "again", version: 2 });
    expect(await listCardLog(key)).toHaveLength(2);
  });

  test("does not bring a card back whose only grade was taken back meanwhile", async () => {
    const { person, key, first, change } = await aGradePrepared();
    await undoGrade({
      ...person,
      now: after(5),
      eventId: uuidv7(),
      targetId: first.eventId,
      clientAt: NOW,
    });
    expect(await commit(cardWrites(change))).toBe("raced");
    expect(await findCard(key)).toBeNull();
    expect(await listCardLog(key)).toHaveLength(2);
  });

  test("is not kept on a card that was rebuilt from its log since", async () => {
    const { person, key, change } = await aGradePrepared();
    await runSql("UPDATE cards SET stability = 500 WHERE user_id = $1", [person.userId]);
    await rebuildCards(person.userId, USUAL_MEMORY);
    expect(await commit(cardWrites(change))).toBe("raced");
    expect((await findCard(key))?.stability).toBeLessThan(50);
  });

  // Here the new card had once the version of the one that went: folding that one again had counted
  // it up.
  test("is not kept on the card of a later grade, however often the card was folded anew before", async () => {
    const { person, key, first, change } = await aGradePrepared();
    for (const desiredRetention of [0.95, 0.8])
      await rebuildCards(person.userId, { ...USUAL_MEMORY, desiredRetention });
    const record = await findCardRecord(key);
    const before = {
      version: record?.version ?? 0,
      rebuilds: record?.rebuilds ?? 0,
      isStored: true,
    };
    await undoGrade({
      ...person,
      now: after(5),
      eventId: uuidv7(),
      targetId: first.eventId,
      clientAt: NOW,
    });
    await gradeReview({ ...aGrade(person, { now: after(7), grade: "again" }), questionId });
    expect(await commit(cardWrites({ ...change, before }))).toBe("raced");
    expect(await findCard(key)).toMatchObject(
      foldCard((await listCardLog(key)).map(({ event }) => event)) ?? {},
    );
    expect(await listCardLog(key)).toHaveLength(3);
  });
});

test("every kind of event is read as it was stored", async () => {
  const person = await aPerson();
  const grade = aGrade(person);
  await gradeReview({ ...grade, questionId });
  const request = (seconds: number) => ({
    ...person,
    now: after(seconds),
    clientAt: NOW,
    eventId: uuidv7(),
  });
  const target = await findEvent(person.userId, grade.eventId);
  if (!target) throw new Error("Inconsistent: the grade was not kept.");
  const events = [
    voidEvent(request(10), target),
    ...CARD_COMMANDS.map((kind, nth) => commandEvent(request(20 + nth), kind, target)),
  ];
  for (const event of events) {
    expect(await appendEvent(event, USUAL_MEMORY)).toMatchObject({ kind: "change" });
    expect(await findEvent(person.userId, event.id)).toEqual(event);
  }
});

test("what is written names the person in every statement and takes its values one by one", async () => {
  const { person, event, change } = await aGradePrepared();
  const key = { userId: person.userId, questionId, variant: "main" };
  const writes = [
    ...cardWrites(change),
    ...cardWrites({ ...change, before: { version: 1, rebuilds: 0, isStored: false } }),
    rebuildWrite(key, change, change.before, event),
    emptyCardWrite(key, 1, event),
  ];
  expect(writes).toHaveLength(6);
  for (const { text, values } of writes) {
    expect(text).toMatch(
      /^UPDATE[^]* WHERE user_id = \$1 |^INSERT INTO \w+ \(user_id, [^]* VALUES \(\$1, /,
    );
    expect(text).not.toMatch(/WITH|SELECT|json/i);
    expect(values[0]).toBe(person.userId);
  }
});
