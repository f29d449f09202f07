-- The last event and the last reveal of a question are one entry of an index, however long the history is.
DROP INDEX "review_events_user_id_question_id_variant_idx";
CREATE INDEX "review_events_user_id_question_id_occurred_at_id_idx" ON "review_events"("user_id", "question_id", "occurred_at", "id");
CREATE INDEX "review_events_user_id_target_id_idx" ON "review_events"("user_id", "target_id");

DROP INDEX "interview_items_user_id_question_id_idx";
CREATE INDEX "interview_items_user_id_question_id_revealed_at_idx" ON "interview_items"("user_id", "question_id", "revealed_at");

CREATE INDEX "interviews_user_id_finished_at_idx" ON "interviews"("user_id", "finished_at");
