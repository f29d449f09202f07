import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { findInterview } from "@/lib/interview/data/interviews";
import { listDrafts } from "@/lib/interview/data/drafts";
import { after, anInterview, aPerson, NOW, typed, type Person } from "@/scripts/testing/people";
import { keepDraft } from "./keep-draft";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";

let person: Person;
beforeAll(async () => {
  await loadPacks(NOW);
  person = await aPerson();
});

async function shownItem(count = 1) {
  const interviewId = await anInterview(person, count);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  const limitMs = (await findInterview(person.userId, interviewId))?.items[0]?.limitMs ?? 0;
  return {
    item,
    view: (now: Date) => loadInterview({ ...person, interviewId, now }),
    deadline: limitMs / 1000,
  };
}

describe("the clock of a question", () => {
  test("starts when it's first shown and never again", async () => {
    const { item, view, deadline } = await shownItem();
    await showQuestion({ ...item, now: after(30) });
    expect(await view(after(40))).toMatchObject({
      kind: "answering",
      remainingMs: (deadline - 40) * 1000,
    });
  });

  test("doesn't run between questions, and questions come in order", async () => {
    const interviewId = await anInterview(person, 2);
    expect(await loadInterview({ ...person, interviewId, now: after(9_999) })).toMatchObject({
      kind: "between",
    });
    expect(
      await showQuestion({ userId: person.userId, interviewId, position: 1, now: NOW }),
    ).toMatchObject({
      error: { code: "out_of_order" },
    });
    expect(
      await showQuestion({ userId: person.userId, interviewId, position: 7, now: NOW }),
    ).toMatchObject({
      error: { code: "not_found" },
    });
  });

  test("locks the typed text when nobody comes back", async () => {
    const { item, view, deadline } = await shownItem();
    await keepDraft({ ...item, now: after(10), typed: typed("Half a thought") });
    expect(await view(after(deadline + 3_600))).toMatchObject({
      kind: "predicting",
      answerText: "Half a thought",
      times: { answeringMs: deadline * 1000 },
    });
  });
});

describe("typed text", () => {
  test("counts until five seconds after the deadline, and later text is stored next to the answer, marked late", async () => {
    const { item, view, deadline } = await shownItem();
    const writerId = randomUUID();
    expect(
      await keepDraft({
        ...item,
        now: after(deadline + 4.9),
        typed: typed("In time", { writerId }),
      }),
    ).toMatchObject({ value: { late: false } });
    expect(
      await keepDraft({ ...item, now: after(deadline + 5.1), typed: typed("Too late") }),
    ).toMatchObject({
      value: { late: true },
    });
    expect(await view(after(deadline + 60))).toMatchObject({
      answerText: "In time",
      otherTexts: [{ text: "Too late", late: true }],
    });
  });

  test("sent too late by a device never replaces what the same device sent in time", async () => {
    const { item, view, deadline } = await shownItem();
    const writerId = randomUUID();
    await keepDraft({
      ...item,
      now: after(deadline - 3),
      typed: typed("In time", { writerId, seq: 1 }),
    });
    await keepDraft({
      ...item,
      now: after(deadline + 6),
      typed: typed("In time and more", { writerId, seq: 2 }),
    });
    expect(await view(after(deadline + 60))).toMatchObject({
      answerText: "In time",
      otherTexts: [{ text: "In time and more", late: true }],
    });
  });

  test("that arrives in the wrong order never overwrites later text", async () => {
    const { item } = await shownItem();
    const writerId = randomUUID();
    await keepDraft({
      ...item,
      now: after(2),
      typed: typed("One two three", { writerId, seq: 3 }),
    });
    await keepDraft({ ...item, now: after(3), typed: typed("One", { writerId, seq: 1 }) });
    expect(await listDrafts(person.userId, item)).toMatchObject([
      { text: "One two three", seq: 3 },
    ]);
  });

  test("of two devices at once is stored for both, and the second is told", async () => {
    const { item, view } = await shownItem();
    expect(
      await keepDraft({ ...item, now: after(2), typed: typed("On the laptop") }),
    ).toMatchObject({
      value: { rival: false },
    });
    expect(await keepDraft({ ...item, now: after(3), typed: typed("On the phone") })).toMatchObject(
      {
        value: { rival: true },
      },
    );
    await lockAnswer({
      ...item,
      now: after(9),
      typed: typed("On the phone, finished"),
      by: "person",
    });
    const seen = await view(after(10));
    const texts =
      seen?.kind === "predicting"
        ? [seen.answerText, ...seen.otherTexts.map(({ text }) => text)]
        : [];
    expect(texts).toEqual(
      expect.arrayContaining(["On the phone, finished", "On the laptop", "On the phone"]),
    );
  });

  test("of a hundred pages is stored, and the next page hears that its text isn't", async () => {
    const { item } = await shownItem();
    const first = typed("On page 0");
    await keepDraft({ ...item, now: after(1), typed: first });
    const others = Array.from({ length: 99 }, (_, page) => typed(`On page ${page + 1}`));
    await Promise.all(others.map((text) => keepDraft({ ...item, now: after(2), typed: text })));
    expect(await keepDraft({ ...item, now: after(3), typed: typed("One too many") })).toMatchObject(
      {
        error: { code: "too_many_texts" },
      },
    );
    const more = { ...first, seq: 2, text: "Page 0 goes on" };
    expect(await keepDraft({ ...item, now: after(4), typed: more })).toMatchObject({ ok: true });
    expect(await keepDraft({ ...item, now: after(5), typed: first })).toMatchObject({ ok: true });
  });

  test("is refused for a question that wasn't shown, and for a stranger's", async () => {
    const interviewId = await anInterview(person);
    const item = { userId: person.userId, interviewId, position: 0 };
    expect(await keepDraft({ ...item, now: NOW, typed: typed("x") })).toMatchObject({
      error: { code: "not_shown" },
    });
    const stranger = await aPerson();
    expect(
      await lockAnswer({
        ...item,
        userId: stranger.userId,
        now: NOW,
        typed: typed("x"),
        by: "person",
      }),
    ).toMatchObject({ error: { code: "not_found" } });
    expect(await listDrafts(person.userId, item)).toEqual([]);
  });
});

describe("a lock", () => {
  test("that is sent again, or after the clock has locked, changes nothing", async () => {
    const { item, view } = await shownItem();
    const lock = { ...item, typed: typed("Final"), by: "person" as const };
    await lockAnswer({ ...lock, now: after(10) });
    await lockAnswer({ ...lock, now: after(12) });
    await lockAnswer({ ...item, typed: typed("Second thoughts"), by: "person", now: after(14) });
    expect(await view(after(20))).toMatchObject({
      kind: "predicting",
      answerText: "Final",
      times: { answeringMs: 10_000 },
    });
  });

  // The server was killed after it had stored the text of a lock but before it had locked. The page
  // sent the same lock again and was told that its answer was locked, when in fact another device's
  // later text was. A person's lock now has its own number, so a repeated one is recognised.
  test("that was half done and is sent again locks its own text, whatever another device has typed since", async () => {
    const { item, view } = await shownItem();
    const words = typed("What I said", { seq: 4 });
    await keepDraft({ ...item, now: after(10), typed: words });
    await keepDraft({ ...item, now: after(11), typed: typed("What the tablet says") });
    await lockAnswer({ ...item, now: after(12), typed: words, by: "person" });
    expect(await view(after(13))).toMatchObject({
      answerText: "What I said",
      otherTexts: [{ text: "What the tablet says" }],
    });
  });

  test("from a tab where nothing was typed takes the text that was typed elsewhere", async () => {
    const { item, view } = await shownItem();
    await keepDraft({ ...item, now: after(10), typed: typed("Typed in the other tab") });
    await lockAnswer({ ...item, now: after(12), typed: typed("", { seq: 0 }), by: "person" });
    expect(await view(after(13))).toMatchObject({
      answerText: "Typed in the other tab",
      otherTexts: [],
    });
  });

  test("by the clock of a page with nothing new leaves the last seconds to the page where somebody types", async () => {
    const { item, view, deadline } = await shownItem();
    const writerId = randomUUID();
    await keepDraft({ ...item, now: after(deadline - 2), typed: typed("Almost", { writerId }) });
    const idle = { ...item, typed: typed("", { seq: 0 }), by: "clock" as const };
    expect(await lockAnswer({ ...idle, now: after(deadline) })).toMatchObject({
      value: { isLocked: false, remainingMs: 0, closesInMs: 5_000 },
    });
    const last = typed("Almost everything", { writerId, seq: 2 });
    expect(await keepDraft({ ...item, now: after(deadline + 2), typed: last })).toMatchObject({
      value: { late: false, remainingMs: 0 },
    });
    expect(await lockAnswer({ ...idle, now: after(deadline + 5) })).toMatchObject({
      value: { isLocked: true },
    });
    expect(await view(after(deadline + 6))).toMatchObject({
      answerText: "Almost everything",
      otherTexts: [],
      item: { lockedBy: "clock" },
    });
  });

  test("by the clock of a page that runs fast locks nothing and says how much time is left", async () => {
    const { item, view, deadline } = await shownItem();
    const early = {
      ...item,
      typed: typed("Half"),
      by: "clock" as const,
      now: after(deadline - 20),
    };
    expect(await lockAnswer(early)).toMatchObject({
      value: { isLocked: false, remainingMs: 20_000 },
    });
    expect(await view(after(deadline - 19))).toMatchObject({
      kind: "answering",
      draft: { text: "Half" },
    });
  });

  test("stores that an answer was given aloud", async () => {
    const { item, view } = await shownItem();
    await lockAnswer({
      ...item,
      now: after(10),
      typed: typed(""),
      by: "person",
      answerMode: "aloud",
    });
    expect(await view(after(11))).toMatchObject({
      item: { answerMode: "aloud", lockedBy: "person" },
    });
  });
});

describe("a spoken answer", () => {
  const nothing = () => typed("", { seq: 0 });

  test("is recorded as soon as the person says so, without a typed word, and leaves no text behind", async () => {
    const { item, view } = await shownItem();
    await keepDraft({ ...item, now: after(3), typed: nothing(), answerMode: "aloud" });
    expect(await view(after(4))).toMatchObject({
      kind: "answering",
      item: { answerMode: "aloud" },
    });
    expect(await listDrafts(person.userId, item)).toEqual([]);
    await keepDraft({ ...item, now: after(5), typed: nothing(), answerMode: "written" });
    expect(await view(after(6))).toMatchObject({ item: { answerMode: "written" } });
  });

  test.each([
    ["nobody comes back", null],
    ["a page that doesn't know asks at zero", 5],
    ["a page that doesn't know sends words too late", 30],
  ])("stays one when the clock locks and %s", async (_when, seconds) => {
    const { item, view, deadline } = await shownItem();
    await keepDraft({ ...item, now: after(3), typed: typed("A note"), answerMode: "aloud" });
    const now = after(deadline + (seconds ?? 0));
    if (seconds === 5) await lockAnswer({ ...item, now, typed: nothing(), by: "clock" });
    if (seconds === 30)
      await keepDraft({ ...item, now, typed: typed("Late"), answerMode: "written" });
    expect(await view(after(deadline + 60))).toMatchObject({
      kind: "predicting",
      answerText: "A note",
      item: { answerMode: "aloud" },
    });
  });

  test("isn't undone by a page that doesn't know about it", async () => {
    const { item, view } = await shownItem();
    await keepDraft({ ...item, now: after(3), typed: nothing(), answerMode: "aloud" });
    await keepDraft({ ...item, now: after(4), typed: typed("Typed elsewhere") });
    await lockAnswer({ ...item, now: after(9), typed: nothing(), by: "person" });
    expect(await view(after(10))).toMatchObject({
      answerText: "Typed elsewhere",
      item: { answerMode: "aloud" },
    });
  });
});

test("every draft is answered with the time left on the server's clock", async () => {
  const { item, deadline } = await shownItem();
  expect(
    await keepDraft({ ...item, now: after(deadline - 7), typed: typed("A word") }),
  ).toMatchObject({
    value: { remainingMs: 7_000 },
  });
  expect(
    await keepDraft({ ...item, now: after(deadline + 99), typed: typed("", { seq: 0 }) }),
  ).toMatchObject({
    value: { late: true, remainingMs: 0 },
  });
});
