import { expect } from "vitest";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import { foldLog, type CardState } from "@/lib/memory/rules/cards/fold";
import { rows, type Person } from "./people";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

/**
 * Expects the person's stored events to be exactly the acknowledged ones, and every card to be the
 * fold of its events.
 */
export async function expectEventsAndCards(
  databaseUrl: string,
  { userId }: Person,
  acknowledged: ReadonlyMap<string, string>,
): Promise<void> {
  const events = await rows<CardEvent & { questionId: string }>(
    databaseUrl,
    `SELECT id::text, question_id AS "questionId", kind, target_id::text AS "targetId", grade, source, study_day AS "studyDay", occurred_at AS "occurredAt"
     FROM review_events WHERE user_id = $1`,
    [userId],
  );
  const stored = events.map(({ id }) => id);
  const seen = new Set(stored);
  const lost = [...acknowledged.keys()].filter((id) => !seen.has(id));
  const unheardOf = stored.filter((id) => !acknowledged.has(id));
  expect({ lost, unheardOf, doubled: stored.length - seen.size }).toEqual({
    lost: [],
    unheardOf: [],
    doubled: 0,
  });
  const cards = await rows<CardState & { questionId: string; version: number }>(
    databaseUrl,
    `SELECT question_id AS "questionId", version, stability, difficulty, last_day AS "lastDay", due_day AS "dueDay", reps, lapses,
       last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt", last_event_id::text AS "lastEventId",
       ready_stability AS "readyStability", is_suspended AS "isSuspended"
     FROM cards WHERE user_id = $1`,
    [userId],
  );
  expect(new Set(cards.map(({ questionId }) => questionId))).toEqual(
    new Set(acknowledged.values()),
  );
  for (const { questionId, version, ...state } of cards) {
    const own = events.filter((event) => event.questionId === questionId);
    expect({ questionId, version, ...state }).toEqual({
      questionId,
      version: own.length,
      ...foldLog(own, defaultModel, PLAIN).state,
    });
  }
}
