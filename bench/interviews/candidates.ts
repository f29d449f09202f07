import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { databasePool } from "@/lib/shared/data/client";
import { aBlueprint } from "@/scripts/testing/people";
import { seedUser, type BenchPerson, type BenchQuestion, type BenchUser } from "@/bench/seed";
import { HOUR_MS } from "@/lib/shared/time";

export const CANDIDATES = 50;
/** Longer than any bench, so that no clock runs out. */
const LIMIT_MS = HOUR_MS;

/** A question of a candidate's interview, and what Greenroom has acknowledged of it. */
export type BenchItem = {
  readonly user: BenchUser;
  readonly interviewId: string;
  readonly position: number;
  readonly question: BenchQuestion;
  readonly writerId: string;
  readonly kept: { seq: number; text: string; confidence: number | null; eventId: string | null };
};

/** The stage of a first question: at its door, just shown, or with its model answer open. */
type Stage = "waiting" | "shown" | "revealed";

export type Candidates = Awaited<ReturnType<typeof seedCandidates>>;

/** Stores fifty people, each signed in. `prepare` gives them interviews at a stage. */
export async function seedCandidates({ questions }: Pick<BenchPerson, "questions">, now: Date) {
  const users = await Promise.all(Array.from({ length: CANDIDATES }, () => seedUser(now)));
  const items: BenchItem[] = [];
  let nth = 0;

  /**
   * Stores `interviews` interviews of `length` questions for the people in turn, with the first
   * question at the stage.
   */
  async function prepare(interviews: number, length: number, stage: Stage): Promise<BenchItem[][]> {
    const lists = Array.from({ length: interviews }, (_, index) => {
      const [user, interviewId] = [users[index % CANDIDATES], uuidv7()];
      return Array.from({ length }, (_unused, position): BenchItem => {
        const question = questions[(nth += 1) % questions.length];
        if (!user || !question)
          throw new Error("Inconsistent: there are no people or no questions.");
        const isOpened = stage === "revealed" && position === 0;
        const kept = {
          seq: 0,
          text: isOpened ? PREPARED : "",
          confidence: isOpened ? 70 : null,
          eventId: null,
        };
        return { user, interviewId, position, question, writerId: uuidv4(), kept };
      });
    });
    await store(lists.flat(), stage);
    items.push(...lists.flat());
    return lists;
  }

  return { prepare, check: () => compareKept(users, items) };
}

const PREPARED = "Locked before the bench.";

async function store(items: readonly BenchItem[], stage: Stage): Promise<void> {
  const column = <T>(read: (item: BenchItem) => T) => items.map(read);
  await databasePool().query(
    `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[])
        AS row (user_id, id, position, question_id, revision)),
      interview AS (
        INSERT INTO interviews (user_id, id, blueprint, seed, series_id, extra_time, created_at, active_at)
        SELECT user_id, id, $6::jsonb, 1, id, 'none', now(), now() FROM given WHERE position = 0 RETURNING 1)
    INSERT INTO interview_items (user_id, interview_id, position, question_id, revision, limit_ms, shown_at, locked_at, locked_by,
      answer_text, confidence, revealed_at)
    SELECT user_id, id, position, question_id, revision, ${LIMIT_MS},
      CASE WHEN position = 0 AND $7 <> 'waiting' THEN now() END,
      CASE WHEN position = 0 AND $7 = 'revealed' THEN now() END,
      CASE WHEN position = 0 AND $7 = 'revealed' THEN 'person' END,
      CASE WHEN position = 0 AND $7 = 'revealed' THEN '${PREPARED}' ELSE '' END,
      CASE WHEN position = 0 AND $7 = 'revealed' THEN 70 END,
      CASE WHEN position = 0 AND $7 = 'revealed' THEN now() END
    FROM given`,
    [
      column(({ user }) => user.userId),
      column(({ interviewId }) => interviewId),
      column(({ position }) => position),
      column(({ question }) => question.id),
      column(({ question }) => question.revision),
      JSON.stringify(aBlueprint(1)),
      stage,
    ],
  );
}

/** What is stored of the candidates' interviews, next to what was acknowledged. */
export type Kept = {
  readonly items: number;
  readonly strays: number;
  readonly events: number;
  readonly graded: number;
};

/**
 * Returns the number of items that differ from what was acknowledged, and the numbers of stored and
 * of acknowledged grades.
 */
async function compareKept(
  users: readonly BenchUser[],
  items: readonly BenchItem[],
): Promise<Kept> {
  const ids = users.map(({ userId }) => userId);
  const { rows } = await databasePool().query<{ key: string } & BenchItem["kept"]>(
    `SELECT interview_id || ' ' || position AS key, answer_text AS text, confidence, event_id AS "eventId",
       coalesce((SELECT max(seq) FROM drafts WHERE drafts.user_id = item.user_id AND drafts.interview_id = item.interview_id
         AND drafts.position = item.position), 0) AS seq
     FROM interview_items AS item WHERE user_id = ANY ($1)`,
    [ids],
  );
  const stored = new Map(rows.map(({ key, ...row }) => [key, row]));
  const strays = items.filter(({ interviewId, position, kept }) => {
    const row = stored.get(`${interviewId} ${position}`);
    const fields = ["seq", "text", "confidence", "eventId"] as const;
    return !row || fields.some((field) => row[field] !== kept[field]);
  });
  const events = await databasePool().query<{ count: number }>(
    "SELECT count(*)::int AS count FROM review_events WHERE user_id = ANY ($1)",
    [ids],
  );
  return {
    items: items.length,
    strays: strays.length,
    events: events.rows[0]?.count ?? 0,
    graded: items.filter(({ kept }) => kept.eventId).length,
  };
}
