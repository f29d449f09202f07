import { beforeAll, expect, test } from "vitest";
import { textOf, type Held } from "./support/candidate";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { startInterviewing } from "./support/interviewing";
import { ACKNOWLEDGED, EVERY_KILL, killAndRecover, KILLS, READY_WITHIN_MS } from "./support/kills";
import { aPerson, listQuestions, rows } from "./support/people";
import { expectEventsAndCards } from "./support/stored";

const PEOPLE = 12;
/** How far the clocks of the test and the web process may differ by rounding. */
const ROUNDING_MS = 5;

let app: Greenroom;
let acknowledgedInAll = 0;
const readyTimes: number[] = [];

beforeAll(async () => {
  app = await startGreenroom();
});

test.for(EVERY_KILL)(
  "kill %i, of %s, during interviews loses and doubles nothing that was acknowledged",
  { timeout: 180_000 },
  async ([kill, victim]) => {
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, () => aPerson(app.databaseUrl())),
    );
    const interviewing = startInterviewing(app, people, await listQuestions(app.databaseUrl()));
    await interviewing.reach(ACKNOWLEDGED);
    const before = interviewing.count();
    const killed = await killAndRecover(app, victim);
    app = killed.app;
    await interviewing.reach(interviewing.count() + 50);
    await interviewing.finish();
    readyTimes.push(killed.readyMs);
    acknowledgedInAll += interviewing.count();
    console.log(
      `kill ${kill} of ${victim}: ${before} acknowledged before, ${interviewing.count()} in all, ` +
        `${interviewing.retries()} sent again, ready after ${(killed.readyMs / 1000).toFixed(1)} s`,
    );
    await expectAllHeld(interviewing.held);
    for (const person of people) {
      const own = interviewing.held.filter(({ userId }) => userId === person.userId);
      const events = own.flatMap(({ eventIds, questionId }) =>
        [...eventIds].map((id) => [id, questionId] as const),
      );
      await expectEventsAndCards(app.databaseUrl(), person, new Map(events));
    }
    expect(killed.readyMs).toBeLessThan(READY_WITHIN_MS);
  },
);

test("after all kills the app served people again in time", () => {
  const slowest = Math.max(...readyTimes) / 1000;
  console.log(
    `${KILLS} kills, ${acknowledgedInAll} acknowledged, ready again after ${slowest.toFixed(1)} s at most`,
  );
  expect(readyTimes).toHaveLength(KILLS);
});

type StoredItem = {
  readonly interviewId: string;
  readonly position: number;
  readonly answerText: string;
  readonly lockedWriter: string | null;
  readonly confidence: number | null;
  readonly isTicked: boolean;
  readonly minutesMore: number;
  readonly timesExtended: number;
  readonly eventId: string | null;
  readonly events: number;
  readonly deadline: number;
  readonly drafts: readonly {
    readonly writerId: string;
    readonly seq: number;
    readonly text: string;
  }[];
};

/** Expects every question to have what was acknowledged and one effective grade. */
async function expectAllHeld(held: readonly Held[]): Promise<void> {
  const stored = await rows<StoredItem>(
    app.databaseUrl(),
    `SELECT interview_id AS "interviewId", position, answer_text AS "answerText", locked_writer AS "lockedWriter", confidence,
       grading_from IS NOT NULL AS "isTicked", event_id AS "eventId",
       extension_ms / 60000 AS "minutesMore", coalesce(array_length(extended_at, 1), 0) AS "timesExtended",
       extract(epoch FROM shown_at)::float * 1000 + limit_ms + extension_ms AS deadline,
       (SELECT count(*)::int FROM review_events AS event WHERE event.user_id = item.user_id
         AND event.interview_id = item.interview_id AND event.item_position = item.position) AS events,
       (SELECT coalesce(json_agg(json_build_object('writerId', writer_id, 'seq', seq, 'text', text)), '[]') FROM drafts
         WHERE drafts.user_id = item.user_id AND drafts.interview_id = item.interview_id AND drafts.position = item.position) AS drafts
     FROM interview_items AS item WHERE user_id = ANY ($1)`,
    [[...new Set(held.map(({ userId }) => userId))]],
  );
  const byKey = new Map(stored.map((item) => [`${item.interviewId} ${item.position}`, item]));
  for (const one of held) {
    const item = byKey.get(`${one.interviewId} ${one.position}`);
    if (!item) throw new Error(`Question ${one.position} of ${one.interviewId} isn't stored.`);
    const {
      lockedWriter,
      answerText,
      confidence,
      isTicked,
      minutesMore,
      timesExtended,
      eventId,
      events,
    } = item;
    const locked = { writerId: lockedWriter, text: answerText };
    expect({ locked, confidence, isTicked, minutesMore, timesExtended, events }).toEqual({
      locked: one.locked,
      confidence: one.confidence,
      isTicked: one.isTicked,
      minutesMore: one.minutesMore,
      timesExtended: one.minutesMore,
      events: one.eventIds.size,
    });
    // A grade, or a grade, its undo and another grade. The last one counts.
    expect([1, 3]).toContain(one.eventIds.size);
    expect([...one.eventIds].at(-1)).toBe(eventId);
    expectDrafts(one, item);
    expectOneClock(one, item);
  }
}

/** Expects the newest acknowledged draft of each tab, or a newer one, as it was typed. */
function expectDrafts({ drafts }: Held, item: StoredItem): void {
  const stored = new Map(item.drafts.map((draft) => [draft.writerId, draft]));
  for (const [writerId, seq] of drafts) {
    const draft = stored.get(writerId);
    expect(draft?.seq).toBeGreaterThanOrEqual(seq);
    expect(draft?.text).toBe(textOf(writerId, draft?.seq ?? 0));
  }
}

/** Expects every answer to have named the same deadline, before and after the kill. */
function expectOneClock({ clock }: Held, { deadline }: StoredItem): void {
  for (const { sentAt, receivedAt, remainingMs } of clock) {
    expect(sentAt + remainingMs).toBeLessThanOrEqual(deadline + ROUNDING_MS);
    expect(receivedAt + remainingMs).toBeGreaterThanOrEqual(deadline - ROUNDING_MS);
  }
}
