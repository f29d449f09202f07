import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listDrafts } from "@/lib/interview/data/drafts";
import { findInterview } from "@/lib/interview/data/interviews";
import { listReported } from "@/lib/interview/data/mocks";
import { recordReveal } from "@/lib/questions/data/reveals";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { DAY_MS } from "@/lib/shared/time";
import {
  after,
  anInterview,
  aPerson,
  NOW,
  predict,
  typed,
  type Person,
} from "@/scripts/testing/people";
import { endInterview } from "./end-interview";
import { keepDraft } from "./keep-draft";
import { loadInterview } from "./load-interview";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";

const HELD = { unconfirmedMs: 2_000, hasClockJumped: false };
const DAY = DAY_MS / 1000;

let person: Person;
beforeAll(async () => {
  await loadPacks(NOW);
  person = await aPerson();
});

async function shownItem() {
  const interviewId = await anInterview(person, 1);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  const [shown] = (await findInterview(person.userId, interviewId))?.items ?? [];
  if (!shown?.limitMs) throw new Error("There is no clock.");
  const writerId = randomUUID();
  const draft = (text: string, seq: number, seconds: number, held?: typeof HELD) =>
    keepDraft({ ...item, now: after(seconds), typed: typed(text, { writerId, seq }), held });
  const lock = (text: string, seq: number, seconds: number, held?: typeof HELD) =>
    lockAnswer({
      ...item,
      now: after(seconds),
      typed: typed(text, { writerId, seq }),
      held,
      by: "clock",
    });
  const view = (seconds: number) => loadInterview({ ...person, interviewId, now: after(seconds) });
  const reported = () => listReported(person.userId, interviewId);
  const deadline = shown.limitMs / 1000;
  return { item, writerId, questionId: shown.questionId, deadline, draft, lock, view, reported };
}

describe("text that the page held at zero and that arrives late", () => {
  test("becomes the answer, is in the session log once, and changes no time", async () => {
    const { deadline, draft, lock, view, reported } = await shownItem();
    await draft("The first half", 1, 10);
    // Somebody has looked, so the clock's lock is stored.
    await lock("The first half", 1, deadline + 30);
    expect(await view(deadline + 60)).toMatchObject({ answerText: "The first half" });
    const sent = await lock("The first half and the second", 2, deadline + 180, HELD);
    expect(sent).toMatchObject({ value: { isLocked: true } });
    const after3 = {
      kind: "predicting",
      answerText: "The first half and the second",
      otherTexts: [],
      times: { answeringMs: deadline * 1000 },
    };
    expect(await view(deadline + 200)).toMatchObject(after3);
    // Its answer was lost, so it's sent again.
    await lock("The first half and the second", 2, deadline + 190, HELD);
    expect(await view(deadline + 200)).toMatchObject(after3);
    expect(await reported()).toMatchObject([
      { kind: "arrived", begunAt: after(deadline), endedAt: after(deadline + 180) },
    ]);
  });

  test("counts by a draft too, for a page that never sent anything before and up to a day", async () => {
    const { item, deadline, draft } = await shownItem();
    await draft("All of it offline", 7, deadline + DAY, HELD);
    const { items } = (await findInterview(person.userId, item.interviewId)) ?? {};
    expect(items).toMatchObject([{ answerText: "All of it offline", lockedBy: "clock" }]);
  });

  test.each<[string, (shown: Awaited<ReturnType<typeof shownItem>>) => Promise<unknown>]>([
    ["the page doesn't say so", (s) => s.lock("Late", 2, s.deadline + 60)],
    [
      "its countdown was unconfirmed",
      (s) => s.lock("Late", 2, s.deadline + 60, { ...HELD, unconfirmedMs: 60_001 }),
    ],
    [
      "its clock jumped",
      (s) => s.lock("Late", 2, s.deadline + 60, { ...HELD, hasClockJumped: true }),
    ],
    ["it comes after a day", (s) => s.lock("Late", 2, s.deadline + DAY + 1, HELD)],
    [
      "the model answer is open",
      async (s) => {
        await s.lock("In time", 1, s.deadline + 10);
        await predict(person, s.item.interviewId, after(s.deadline + 20));
        await s.lock("Late", 2, s.deadline + 60, HELD);
      },
    ],
    [
      "the model answer was opened on the question's page",
      async (s) => {
        await recordReveal(person.userId, s.questionId, after(s.deadline + 20));
        await s.lock("Late", 2, s.deadline + 60, HELD);
      },
    ],
    [
      "the person ended the interview",
      async (s) => {
        await endInterview({ ...s.item, now: after(s.deadline + 20) });
        await s.lock("Late", 2, s.deadline + 60, HELD);
      },
    ],
    [
      "the page was told before that it's late",
      async (s) => {
        await s.lock("Late already", 2, s.deadline + 40);
        await s.lock("Late", 3, s.deadline + 60, HELD);
      },
    ],
  ])("is kept next to the answer when %s", async (_, send) => {
    const shown = await shownItem();
    await shown.draft("In time", 1, 10);
    await send(shown);
    const items = (await findInterview(person.userId, shown.item.interviewId))?.items;
    expect(items?.[0]).toMatchObject({ answerText: "In time" });
    const [kept] = await listDrafts(person.userId, shown.item);
    expect(kept).toMatchObject({ text: "Late", late: true });
    expect(await shown.reported()).toEqual([]);
  });

  test("isn't replaced by an older text of its page that comes later still", async () => {
    const { deadline, draft, view } = await shownItem();
    await draft("One two three", 3, deadline + 60, HELD);
    await draft("One two", 2, deadline + 70, HELD);
    expect(await view(deadline + 90)).toMatchObject({ answerText: "One two three" });
  });

  test("doesn't replace what another device typed on from it", async () => {
    const { item, writerId, deadline, draft, lock, view } = await shownItem();
    await draft("Laptop", 1, 10);
    const phone = typed("Laptop and phone", { basedOnWriter: writerId, basedOnSeq: 1 });
    await keepDraft({ ...item, now: after(deadline + 1), typed: phone });
    await lock("Laptop, offline", 2, deadline + 60, HELD);
    expect(await view(deadline + 90)).toMatchObject({
      answerText: "Laptop and phone",
      otherTexts: [{ text: "Laptop, offline", late: true }],
    });
  });

  test("of a stranger reaches nobody's answer", async () => {
    const { item, deadline, view } = await shownItem();
    const stranger = await aPerson();
    const sent = { ...item, userId: stranger.userId, now: after(deadline + 60), held: HELD };
    expect(await keepDraft({ ...sent, typed: typed("Not mine") })).toMatchObject({ ok: false });
    expect(await view(deadline + 90)).toMatchObject({ answerText: "", otherTexts: [] });
  });
});
