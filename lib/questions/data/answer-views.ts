/**
 * Returns every time at which a model answer was open to the person $1; `which` is a condition on
 * question_id. One text, because the draw, the retakes and the verdict on a mock must agree.
 */
export const answerViews = (which: string) => `
  SELECT question_id, revealed_at AS at, 'hand' AS by, NULL::uuid AS interview_id FROM reveals WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, read_at, 'page', NULL FROM answer_reads WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, revealed_at, 'interview', interview_id FROM interview_items
    WHERE user_id = $1 AND ${which} AND revealed_at IS NOT NULL
  UNION ALL SELECT question_id, occurred_at, 'review', NULL FROM review_events
    WHERE user_id = $1 AND ${which} AND kind = 'review' AND source IN ('review', 'practice')`;
