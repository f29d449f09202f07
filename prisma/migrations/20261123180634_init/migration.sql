-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "declined_zone" TEXT,
    "new_per_day" INTEGER NOT NULL DEFAULT 5,
    "extra_time" TEXT NOT NULL DEFAULT 'none',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "single_keys" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires" TIMESTAMPTZ(3) NOT NULL,
    "auth_method" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "network" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "packs" (
    "id" TEXT NOT NULL,
    "owner_id" UUID,
    "title" TEXT NOT NULL,
    "meta" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "packs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questions" (
    "id" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "topics" TEXT[],
    "difficulty" INTEGER NOT NULL,
    "limit_seconds" INTEGER NOT NULL,
    "prompt" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_revisions" (
    "question_id" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_revisions_pkey" PRIMARY KEY ("question_id","revision")
);

-- CreateTable
CREATE TABLE "interviews" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "topics" TEXT[],
    "extra_time" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "interviews_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "interview_items" (
    "user_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question_id" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "limit_ms" INTEGER,
    "shown_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "locked_by" TEXT,
    "answer_mode" TEXT NOT NULL DEFAULT 'written',
    "answer_text" TEXT NOT NULL DEFAULT '',
    "locked_writer" UUID,
    "event_id" UUID,

    CONSTRAINT "interview_items_pkey" PRIMARY KEY ("user_id","interview_id","position")
);

-- CreateTable
CREATE TABLE "drafts" (
    "user_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "writer_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "based_on_writer" UUID,
    "based_on_seq" INTEGER,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("user_id","interview_id","position","writer_id")
);

-- CreateTable
CREATE TABLE "cards" (
    "user_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "prompt" TEXT NOT NULL DEFAULT 'main',
    "version" INTEGER NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "last_day" INTEGER NOT NULL,
    "due_day" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "last_grade" TEXT NOT NULL,
    "relearn_day" INTEGER,
    "last_occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_id" UUID NOT NULL,
    "engine_version" TEXT NOT NULL,
    "parameter_version" TEXT NOT NULL,

    CONSTRAINT "cards_pkey" PRIMARY KEY ("user_id","question_id","prompt")
);

-- CreateTable
CREATE TABLE "review_events" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "prompt" TEXT NOT NULL DEFAULT 'main',
    "kind" TEXT NOT NULL,
    "target_id" UUID,
    "grade" TEXT,
    "proposed_grade" TEXT,
    "overridden" BOOLEAN NOT NULL DEFAULT false,
    "ticked_point_ids" TEXT[],
    "source" TEXT NOT NULL,
    "interview_id" UUID,
    "item_position" INTEGER,
    "thinking_ms" INTEGER,
    "answering_ms" INTEGER,
    "grading_ms" INTEGER,
    "revision" TEXT NOT NULL,
    "grading_rule_version" INTEGER NOT NULL,
    "engine_version" TEXT NOT NULL,
    "parameter_version" TEXT NOT NULL,
    "study_day" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "client_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_events_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "packs_owner_id_idx" ON "packs"("owner_id");

-- CreateIndex
CREATE INDEX "questions_pack_id_idx" ON "questions"("pack_id");

-- CreateIndex
CREATE INDEX "questions_level_idx" ON "questions"("level");

-- CreateIndex
CREATE INDEX "interviews_user_id_created_at_idx" ON "interviews"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "interview_items_question_id_revision_idx" ON "interview_items"("question_id", "revision");

-- CreateIndex
CREATE INDEX "interview_items_user_id_question_id_idx" ON "interview_items"("user_id", "question_id");

-- CreateIndex
CREATE INDEX "cards_user_id_due_day_idx" ON "cards"("user_id", "due_day");

-- CreateIndex
CREATE INDEX "cards_user_id_relearn_day_idx" ON "cards"("user_id", "relearn_day");

-- CreateIndex
CREATE INDEX "review_events_user_id_question_id_prompt_idx" ON "review_events"("user_id", "question_id", "prompt");

-- CreateIndex
CREATE INDEX "review_events_user_id_received_at_idx" ON "review_events"("user_id", "received_at");

-- CreateIndex
CREATE INDEX "review_events_user_id_interview_id_idx" ON "review_events"("user_id", "interview_id");

-- CreateIndex
CREATE INDEX "review_events_question_id_revision_idx" ON "review_events"("question_id", "revision");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "packs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_items" ADD CONSTRAINT "interview_items_user_id_interview_id_fkey" FOREIGN KEY ("user_id", "interview_id") REFERENCES "interviews"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_items" ADD CONSTRAINT "interview_items_question_id_revision_fkey" FOREIGN KEY ("question_id", "revision") REFERENCES "question_revisions"("question_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_interview_id_position_fkey" FOREIGN KEY ("user_id", "interview_id", "position") REFERENCES "interview_items"("user_id", "interview_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_question_id_revision_fkey" FOREIGN KEY ("question_id", "revision") REFERENCES "question_revisions"("question_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;
