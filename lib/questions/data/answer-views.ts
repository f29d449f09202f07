/**
 * Returns SQL for every time at which a model answer was open to the person $1; `which` is a
 * condition on question_id. There's one text, because the draw, the retakes and the verdict on a
 * mock must agree.
 */
export const answerViews = (which: string) => `
  SELECT question_id, revealed_at AS at, 'hand' AS by, NULL::uuid AS interview_id FROM reveals WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, read_at, 'page', NULL FROM answer_reads WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, revealed_at, 'interview', interview_id FROM interview_items
    WHERE user_id = $1 AND ${which} AND revealed_at IS NOT NULL
  UNION ALL SELECT question_id, occurred_at, 'review', NULL FROM review_events
    WHERE user_id = $1 AND ${which} AND kind = 'review' AND source IN ('review', 'practice')`;

/**
 * Returns SQL for the last such time of each kind, optionally before an instant and outside one
 * interview. Each kind reads one index entry, however long the history is.
 */
export function latestAnswerViews(at: {
  readonly questionId: string;
  readonly before?: string;
  readonly notIn?: string;
}): string {
  const earlier = (column: string) => (at.before ? `AND ${column} < ${at.before}` : "");
  const elsewhere = at.notIn ? `AND interview_id <> ${at.notIn}` : "";
  return `
  (SELECT revealed_at AS at, 'hand' AS by FROM reveals
    WHERE user_id = $1 AND question_id = ${at.questionId} ${earlier("revealed_at")})
  UNION ALL (SELECT read_at, 'page' FROM answer_reads
    WHERE user_id = $1 AND question_id = ${at.questionId} ${earlier("read_at")}
    ORDER BY read_at DESC LIMIT 1)
  UNION ALL (SELECT revealed_at, 'interview' FROM interview_items
    WHERE user_id = $1 AND question_id = ${at.questionId} AND revealed_at IS NOT NULL
      ${earlier("revealed_at")} ${elsewhere}
    ORDER BY revealed_at DESC LIMIT 1)
  UNION ALL (SELECT occurred_at, 'review' FROM review_events
    WHERE user_id = $1 AND question_id = ${at.questionId} ${earlier("occurred_at")}
      AND kind = 'review' AND source IN ('review', 'practice')
    ORDER BY occurred_at DESC LIMIT 1)`;
}
