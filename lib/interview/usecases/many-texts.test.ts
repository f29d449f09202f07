import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { databasePool } from "@/lib/shared/data/client";
import { runSql } from "@/scripts/testing/run-sql";
import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import { findInterview } from "@/lib/interview/data/interviews";
import { after, anInterview, aPerson, NOW, typed, type Person } from "@/scripts/testing/people";
import { actOnItem } from "./act-on-item";
import { keepDraft } from "./keep-draft";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";

const TEXTS = 100;
/**
 * More than the interview and a hundred writers need, and little compared with the two million
 * bytes of their texts.
 */
const LITTLE_BYTES = 80_000;

let person: Person;
beforeAll(async () => {
  await loadPacks(NOW);
  person = await aPerson();
});

/**
 * Returns an item that's being answered, with as many long drafts as it may have, each from its own
 * page.
 */
async function crowdedItem() {
  const interviewId = await anInterview(person, 3);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  await runSql(
    `INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, saved_at)
    SELECT $1::uuid, $2::uuid, 0, gen_random_uuid(), 1, left(string_agg(md5(random()::text), ''), ${MAX_ANSWER}), $3::timestamptz
    FROM generate_series(1, ${TEXTS}) AS page, generate_series(1, ${MAX_ANSWER / 32}) GROUP BY page`,
    [item.userId, interviewId, NOW],
  );
  const limitMs = (await findInterview(person.userId, interviewId))?.items[0]?.limitMs ?? 0;
  return { item, deadline: limitMs / 1000 };
}

/** Returns how many bytes came from the database during this work. */
async function bytesRead(work: () => Promise<unknown>): Promise<number> {
  type Connected = { readonly connection: { readonly stream: { readonly bytesRead: number } } };
  const used = new Map<Connected, number>();
  const note = (client: unknown) => {
    const { connection } = client as Connected;
    if (!used.has(client as Connected)) used.set(client as Connected, connection.stream.bytesRead);
  };
  databasePool().on("acquire", note);
  await work();
  databasePool().off("acquire", note);
  expect(used.size).toBeGreaterThan(0);
  return [...used].reduce(
    (sum, [{ connection }, before]) => sum + connection.stream.bytesRead - before,
    0,
  );
}

describe("when a hundred pages have typed, their texts aren't read for", () => {
  test("a page that is refused because there are too many", async () => {
    const { item } = await crowdedItem();
    const refused = () => keepDraft({ ...item, now: after(5), typed: typed("A") });
    expect(await refused()).toMatchObject({ error: { code: "too_many_texts" } });
    expect(await bytesRead(refused)).toBeLessThan(LITTLE_BYTES);
  });

  test("a page that continues, hears of the others, and asks for the time", async () => {
    const { item } = await crowdedItem();
    const [own] = await runSql<{ id: string }>(
      "SELECT writer_id AS id FROM drafts WHERE interview_id = $1 LIMIT 1",
      [item.interviewId],
    );
    for (const seq of [2, 2, 0]) {
      const kept = () =>
        keepDraft({ ...item, now: after(5), typed: typed("A", { writerId: own?.id ?? "", seq }) });
      expect(
        await bytesRead(async () => expect(await kept()).toMatchObject({ value: { rival: true } })),
      ).toBeLessThan(LITTLE_BYTES);
    }
  });

  test("opening or locking a page, which reads only the text that counts", async () => {
    const { item } = await crowdedItem();
    const view = () => loadInterview({ ...person, ...item, now: after(5) });
    expect(await bytesRead(view)).toBeLessThan(LITTLE_BYTES);
    const lock = () =>
      lockAnswer({ ...item, now: after(6), typed: typed("", { seq: 0 }), by: "person" });
    expect(await bytesRead(lock)).toBeLessThan(LITTLE_BYTES);
    expect(
      (await findInterview(person.userId, item.interviewId))?.items[0]?.answerText,
    ).toHaveLength(MAX_ANSWER);
  });

  test("text that comes too late, and an answer that is opened early", async () => {
    const late = await crowdedItem();
    const keepLate = () =>
      keepDraft({ ...late.item, now: after(late.deadline + 60), typed: typed("Late") });
    expect(await bytesRead(keepLate)).toBeLessThan(LITTLE_BYTES);
    const { item } = await crowdedItem();
    const reveal = () => actOnItem({ ...item, now: after(6), act: { kind: "reveal" } });
    expect(await bytesRead(reveal)).toBeLessThan(LITTLE_BYTES);
  });
});

describe("telling a page that another one has typed", () => {
  const BLANKS = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCodePoint(code)).filter(
    (each) => !each.trim(),
  );

  test.each([
    ["something", "Other words", true],
    ["the same", "Own words", false],
    ["the same and more of it", "Own words.", true],
    ["nothing", "", false],
    ["every kind of blank", BLANKS.join(""), false],
    ["a blank and a word", `${BLANKS.join("")}a`, true],
    ["very many blanks, which are never read", " ".repeat(5_000), true],
  ])("%s", async (_, text, isTold) => {
    const interviewId = await anInterview(person);
    const item = { userId: person.userId, interviewId, position: 0 };
    await showQuestion({ ...item, now: NOW });
    await keepDraft({ ...item, now: after(1), typed: typed(text) });
    const writerId = randomUUID();
    const own = () =>
      keepDraft({ ...item, now: after(2), typed: typed("Own words", { writerId }) });
    expect(await own()).toMatchObject({ value: { rival: isTold } });
  });
});
