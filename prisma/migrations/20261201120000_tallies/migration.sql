-- What pages need of a person's whole log is stored with the card: reading it doesn't grow with the log.
ALTER TABLE "cards" ADD COLUMN "tallies" JSON, ADD COLUMN "long_term_reviews" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "rebuilds" INTEGER NOT NULL DEFAULT 0;

-- What was expected of a long-term review, as it was given.
ALTER TABLE "review_events" ADD COLUMN "predicted" DOUBLE PRECISION, ADD COLUMN "ready_chance" DOUBLE PRECISION;

-- Every card with an event has a row. The start after this migration fills in tallies and predictions.
INSERT INTO "cards" ("user_id", "question_id", "variant", "version", "engine_version", "parameter_version")
SELECT "user_id", "question_id", "variant", count(*), min("engine_version"), min("parameter_version")
FROM "review_events" GROUP BY "user_id", "question_id", "variant"
ON CONFLICT DO NOTHING;

ALTER TABLE "users" ADD COLUMN "needs_rebuild" BOOLEAN NOT NULL DEFAULT false;
UPDATE "users" SET "needs_rebuild" = true
WHERE EXISTS (SELECT FROM "cards" WHERE "cards"."user_id" = "users"."id");

-- When a question was last shown is one entry of an index.
CREATE INDEX "interview_items_user_id_question_id_shown_at_idx" ON "interview_items"("user_id", "question_id", "shown_at");
