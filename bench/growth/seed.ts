import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { createUser } from "@/lib/account/data/users";
import { READY_MADE } from "@/lib/interview/rules/blueprint/ready-made";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { rebuildCards } from "@/lib/memory/usecases/rebuild-cards";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { listQuestions } from "@/lib/questions/data/packs";
import { DAY_MS } from "@/lib/shared/time";

/** The length of the history in days. */
const DAYS = 700;
/** The same for every account: what grows is the past. */
const EVENTS_TODAY = 10;
const EVENTS_A_MOCK = 12;
const ITEMS_A_MOCK = 6;

/** An account and its number of events. */
export type GrownAccount = { readonly userId: string; readonly events: number };

/**
 * Stores an account with this many events over almost two years, mocks for a twelfth of them, and
 * cards folded from its log. `database` must be a connection without a time limit.
 */
export async function seedAccount(
  database: Client,
  events: number,
  now: Date,
): Promise<GrownAccount> {
  const userId = uuidv7();
  await createUser({
    id: userId,
    email: `${userId}@example.org`,
    passwordHash: "none",
    zone: "UTC",
    createdAt: new Date(now.getTime() - DAYS * DAY_MS),
  });
  const mocks = Math.floor(events / EVENTS_A_MOCK / ITEMS_A_MOCK);
  const questions = await listQuestions();
  const values = [userId, questions.map(({ id }) => id), questions.map(({ revision }) => revision)];
  const today = Math.floor(now.getTime() / DAY_MS);
  const versions = [defaultModel.engineVersion, defaultModel.parameterVersion];
  // Events are spread evenly over the history.
  await database.query(
    `INSERT INTO review_events (user_id, id, question_id, kind, grade, suggested_grade, ticked_point_ids, source,
      thinking_ms, grading_ms, revision, grading_rule_version, engine_version, parameter_version, study_day, zone,
      received_at, client_at, occurred_at)
    SELECT $1, gen_random_uuid(), drawn.question, 'review', drawn.grade, drawn.grade, points, 'review', 30000, 9000, drawn.revision, 2, $8, $9,
      CASE WHEN is_today THEN $6::int ELSE $6::int - 1 - $7::int + nth * $7::int / $5::int END, 'UTC', at, at, at
    FROM (SELECT nth, ($2::text[])[1 + nth % cardinality($2::text[])] AS question,
        ($3::text[])[1 + nth % cardinality($3::text[])] AS revision,
        (ARRAY['again','hard','good','good','good','easy'])[1 + (nth * 7919 % 6)] AS grade,
        nth > $5::int - ${EVENTS_TODAY} AS is_today,
        $4::timestamptz - CASE WHEN nth > $5::int - ${EVENTS_TODAY} THEN make_interval(secs => $5::int - nth)
          ELSE make_interval(secs => 86400 + ($7::float8 * 86400) * (1 - nth::float8 / $5::int)) END AS at
      FROM generate_series(1, $5::int) AS nth) AS drawn,
      LATERAL (SELECT array_agg(point ->> 'id') FILTER (WHERE (drawn.nth + place) % 3 > 0) AS points
        FROM question_revisions, jsonb_array_elements(question_revisions.content -> 'keyPoints') WITH ORDINALITY AS listed (point, place)
        WHERE question_id = drawn.question AND question_revisions.revision = drawn.revision) AS ticks`,
    [...values, now, events, today, DAYS, ...versions],
  );
  const blueprint = JSON.stringify(READY_MADE[0]);
  await database.query(
    `WITH numbered AS (SELECT id, question_id, revision, row_number() OVER (ORDER BY occurred_at) AS nth
      FROM review_events WHERE user_id = $1),
    made AS (
      INSERT INTO interviews (user_id, id, blueprint, seed, series_id, extra_time, created_at, active_at, finished_at, ended_by)
      SELECT $1, id, $2::jsonb, nth, id, 'none', at, at + interval '30 minutes', at + interval '30 minutes', 'graded'
      FROM (SELECT nth, gen_random_uuid() AS id,
          $3::timestamptz - make_interval(secs => 86400 + ($5::float8 * 86400) * (1 - nth::float8 / $4::int)) AS at
        FROM generate_series(1, $4::int) AS nth) AS drawn
      RETURNING id, seed AS nth, created_at AS at)
    INSERT INTO interview_items (user_id, interview_id, position, question_id, revision, limit_ms, shown_at, locked_at,
      locked_by, answer_text, confidence, revealed_at, grading_from, graded_at, event_id)
    SELECT $1, made.id, place, event.question_id, event.revision, 120000, at + place * interval '4 minutes',
      at + place * interval '4 minutes' + interval '1 minute', 'person', 'Typed', 70,
      at + place * interval '4 minutes' + interval '70 seconds', at + place * interval '4 minutes' + interval '80 seconds',
      at + place * interval '4 minutes' + interval '90 seconds', event.id
    FROM made, generate_series(0, $6::int - 1) AS place, LATERAL (
      SELECT id, question_id, revision FROM numbered WHERE numbered.nth = (made.nth - 1) * $6::int + place + 1) AS event`,
    [userId, blueprint, now, mocks, DAYS, ITEMS_A_MOCK],
  );
  await rebuildCards(userId, USUAL_MEMORY);
  return { userId, events };
}
