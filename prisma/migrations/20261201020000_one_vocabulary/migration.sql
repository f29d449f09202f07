-- The tables and columns get the words that the screens and the glossary use. Renames alone: no row is written.
ALTER TABLE "ledger_entries" RENAME TO "session_log_entries";
ALTER TABLE "session_log_entries" RENAME CONSTRAINT "ledger_entries_pkey" TO "session_log_entries_pkey";
ALTER TABLE "session_log_entries" RENAME CONSTRAINT "ledger_entries_user_id_interview_id_fkey" TO "session_log_entries_user_id_interview_id_fkey";

ALTER TABLE "questions" RENAME COLUMN "prompt" TO "question_text";
ALTER TABLE "cards" RENAME COLUMN "prompt" TO "variant";
ALTER TABLE "review_events" RENAME COLUMN "prompt" TO "variant";
ALTER TABLE "review_events" RENAME COLUMN "proposed_grade" TO "suggested_grade";
ALTER INDEX "review_events_user_id_question_id_prompt_idx" RENAME TO "review_events_user_id_question_id_variant_idx";
