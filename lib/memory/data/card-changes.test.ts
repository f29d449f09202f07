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
import { refoldCards } from "@/lib/memory/usecases/refold-cards";
import { undoGrade } from "@/lib/interview/usecases/undo-grade";
import { after, aGrade, aPerson, NOW } from "@/scripts/testing/people";
import { cardWrites, refoldWrites } from "./card-changes";
import { findCard } from "./cards";
import { commit } from "@/lib/shared/data/commit";
import { toEventId } from "@/lib/shared/ids";
import { listQuestions } from "@/lib/questions/data/packs";
import { findEvent, listCardEvents } from "./review-events";
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
  const before = { version: card.version, isStored: true };
  return { person, key, first, event, state, folded: { state, isSuspended: false }, before };
}

describe("a grade that another process has prepared", () => {
  test("is kept, with its card and every field, when nothing came between", async () => {
    const { key, event, state, folded, before } = await aGradePrepared();
    expect(await commit(cardWrites({ event, folded, before }))).toBe("done");
    expect(await findCard(key)).toMatchObject({ ...state, version: 2 });
    expect(await findEvent(key.userId, event.id)).toEqual(event);
  });

  test("is not kept when another grade came between", async () => {
    const { person, key, event, folded, before } = await aGradePrepared();
    await gradeReview({ ...aGrade(person, { now: after(5), grade: "again" }), questionId });
    expect(await commit(cardWrites({ event, folded, before }))).toBe("raced");
    expect(await findCard(key)).toMatchObject({ lastGrade: "again", version: 2 });
    expect(await listCardEvents(key)).toHaveLength(2);
  });

  test("does not bring a card back whose only grade was taken back meanwhile", async () => {
    const { person, key, first, event, folded, before } = await aGradePrepared();
    await undoGrade({
      ...person,
      now: after(5),
      eventId: uuidv7(),
      targetId: first.eventId,
      clientAt: NOW,
    });
    expect(await commit(cardWrites({ event, folded, before }))).toBe("raced");
    expect(await findCard(key)).toBeNull();
    expect(await listCardEvents(key)).toHaveLength(2);
  });

  // Here the new card had once the version of the one that went: folding that one again had counted
  // it up.
  test("is not kept on the card of a later grade, however often the card was folded anew before", async () => {
    const { person, key, first, event, folded } = await aGradePrepared();
    for (const desiredRetention of [0.95, 0.8])
      await refoldCards(person.userId, { ...USUAL_MEMORY, desiredRetention });
    const before = { version: (await findCard(key))?.version ?? 0, isStored: true };
    await undoGrade({
      ...person,
      now: after(5),
      eventId: uuidv7(),
      targetId: first.eventId,
      clientAt: NOW,
    });
    await gradeReview({ ...aGrade(person, { now: after(7), grade: "again" }), questionId });
    expect(await commit(cardWrites({ event, folded, before }))).toBe("raced");
    expect(await findCard(key)).toMatchObject(foldCard(await listCardEvents(key)) ?? {});
    expect(await listCardEvents(key)).toHaveLength(3);
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
  const { person, event, folded, before } = await aGradePrepared();
  const none = { state: null, isSuspended: false };
  const key = { userId: person.userId, questionId, variant: "main" };
  const writes = [
    ...cardWrites({ event, folded, before }),
    ...cardWrites({ event, folded, before: { version: 1, isStored: false } }),
    ...cardWrites({ event, folded: none, before }),
    ...refoldWrites(key, folded, 1, event),
  ];
  expect(writes).toHaveLength(7);
  for (const { text, values } of writes) {
    expect(text).toMatch(
      /^(UPDATE|DELETE)[^]* WHERE user_id = \$1 |^INSERT INTO \w+ \(user_id, [^]* VALUES \(\$1, /,
    );
    expect(text).not.toMatch(/WITH|SELECT|json/i);
    expect(values[0]).toBe(person.userId);
  }
});
