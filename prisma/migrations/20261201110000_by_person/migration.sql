-- Makes the tables ready to be distributed by person. No id ever changes, so a foreign key has nothing to do when one is
-- updated, and distributed PostgreSQL refuses ON UPDATE CASCADE.
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_user_id_fkey";
ALTER TABLE "questions" DROP CONSTRAINT "questions_pack_id_fkey";
ALTER TABLE "question_revisions" DROP CONSTRAINT "question_revisions_question_id_fkey";
ALTER TABLE "interviews" DROP CONSTRAINT "interviews_user_id_fkey";
ALTER TABLE "interview_items" DROP CONSTRAINT "interview_items_user_id_interview_id_fkey";
ALTER TABLE "interview_items" DROP CONSTRAINT "interview_items_question_id_revision_fkey";
ALTER TABLE "session_log_entries" DROP CONSTRAINT "session_log_entries_user_id_interview_id_fkey";
ALTER TABLE "reserved_questions" DROP CONSTRAINT "reserved_questions_user_id_fkey";
ALTER TABLE "reveals" DROP CONSTRAINT "reveals_user_id_fkey";
ALTER TABLE "answer_reads" DROP CONSTRAINT "answer_reads_user_id_fkey";
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_user_id_interview_id_position_fkey";
ALTER TABLE "cards" DROP CONSTRAINT "cards_user_id_fkey";
ALTER TABLE "parameter_fits" DROP CONSTRAINT "parameter_fits_user_id_fkey";
ALTER TABLE "review_events" DROP CONSTRAINT "review_events_user_id_fkey";
ALTER TABLE "review_events" DROP CONSTRAINT "review_events_question_id_revision_fkey";

-- A session is found by its person first. Cookies of older releases have its secret alone, which the second index finds.
DROP INDEX "sessions_user_id_idx";
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_pkey",
  ADD CONSTRAINT "sessions_pkey" PRIMARY KEY ("user_id", "token_hash");
CREATE INDEX "sessions_token_hash_idx" ON "sessions"("token_hash");

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "questions" ADD CONSTRAINT "questions_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "interview_items" ADD CONSTRAINT "interview_items_user_id_interview_id_fkey" FOREIGN KEY ("user_id", "interview_id") REFERENCES "interviews"("user_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "interview_items" ADD CONSTRAINT "interview_items_question_id_revision_fkey" FOREIGN KEY ("question_id", "revision") REFERENCES "question_revisions"("question_id", "revision") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "session_log_entries" ADD CONSTRAINT "session_log_entries_user_id_interview_id_fkey" FOREIGN KEY ("user_id", "interview_id") REFERENCES "interviews"("user_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "reserved_questions" ADD CONSTRAINT "reserved_questions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "answer_reads" ADD CONSTRAINT "answer_reads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_interview_id_position_fkey" FOREIGN KEY ("user_id", "interview_id", "position") REFERENCES "interview_items"("user_id", "interview_id", "position") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "cards" ADD CONSTRAINT "cards_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "parameter_fits" ADD CONSTRAINT "parameter_fits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_question_id_revision_fkey" FOREIGN KEY ("question_id", "revision") REFERENCES "question_revisions"("question_id", "revision") ON DELETE RESTRICT ON UPDATE NO ACTION;
