/**
 * Returns every time at which a model answer was open to the person $1: by hand, on a page again,
 * in an interview (`interview_id`), or in a review that was graded. `which` is a condition on the
 * question_id. It's what keeps a mock from being unaided, so the draw, the retakes and the
 * judgement must mean the same by it.
 */
export const answerViews = (which: string) => `
  SELECT question_id, revealed_at AS at, 'hand' AS by, NULL::uuid AS interview_id FROM reveals WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, read_at, 'page', NULL FROM answer_reads WHERE user_id = $1 AND ${which}
  UNION ALL SELECT question_id, revealed_at, 'interview', interview_id FROM interview_items
    WHERE user_id = $1 AND ${which} AND revealed_at IS NOT NULL
  UNION ALL SELECT question_id, occurred_at, 'review', NULL FROM review_events
    WHERE user_id = $1 AND ${which} AND kind = 'review' AND source IN ('review', 'practice')`;
