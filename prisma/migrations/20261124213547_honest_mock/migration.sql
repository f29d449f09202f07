-- AlterTable
ALTER TABLE "users" ADD COLUMN     "clock_sounds" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "active_at" TIMESTAMPTZ(3),
ADD COLUMN     "blueprint" JSONB,
ADD COLUMN     "drawn_as" TEXT NOT NULL DEFAULT 'new',
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "resumed_at" TIMESTAMPTZ(3),
ADD COLUMN     "seed" INTEGER,
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "interview_items" ADD COLUMN     "afterwards_point_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "answer_from" TIMESTAMPTZ(3),
ADD COLUMN     "cell" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "confidence" INTEGER,
ADD COLUMN     "delivery" JSONB,
ADD COLUMN     "extended_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
ADD COLUMN     "extension_ms" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "graded_at" TIMESTAMPTZ(3),
ADD COLUMN     "grading_from" TIMESTAMPTZ(3),
ADD COLUMN     "is_reserved" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "revealed_at" TIMESTAMPTZ(3),
ADD COLUMN     "thinking_ms" INTEGER NOT NULL DEFAULT 0;

-- Interviews from before blueprints keep what they were made of. Nobody wrote a ledger for them: their key says so.
UPDATE "interviews" SET
  "seed" = 0,
  "series_id" = "id",
  "active_at" = greatest("created_at", "finished_at", (
    SELECT max(greatest("shown_at", "locked_at")) FROM "interview_items" AS item
    WHERE item."user_id" = "interviews"."user_id" AND item."interview_id" = "interviews"."id")),
  "ended_by" = CASE WHEN "finished_at" IS NULL THEN NULL WHEN EXISTS (
    SELECT FROM "interview_items" AS item
    WHERE item."user_id" = "interviews"."user_id" AND item."interview_id" = "interviews"."id" AND item."event_id" IS NULL)
    THEN 'person' ELSE 'graded' END,
  "blueprint" = jsonb_build_object(
    'key', 'earlier', 'title', initcap("level") || ' interview', 'mode', 'strict', 'thinkingSeconds', 0, 'sessionSeconds', NULL,
    'limitShare', 1, 'focus', 'any', 'cells', jsonb_build_array(jsonb_build_object(
      'levels', jsonb_build_array("level"), 'topics', to_jsonb("topics"), 'questions', (
        SELECT count(*) FROM "interview_items" AS item
        WHERE item."user_id" = "interviews"."user_id" AND item."interview_id" = "interviews"."id"))));

ALTER TABLE "interviews" DROP COLUMN "level",
DROP COLUMN "topics",
ALTER COLUMN "active_at" SET NOT NULL,
ALTER COLUMN "blueprint" SET NOT NULL,
ALTER COLUMN "seed" SET NOT NULL,
ALTER COLUMN "series_id" SET NOT NULL;

-- A locked answer showed its model answer at once.
UPDATE "interview_items" SET "revealed_at" = "locked_at",
  "graded_at" = (SELECT "received_at" FROM "review_events" AS event
    WHERE event."user_id" = "interview_items"."user_id" AND event."id" = "interview_items"."event_id");

-- CreateTable
CREATE TABLE "ledger_entries" (
    "user_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ms" INTEGER,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("user_id","interview_id","id")
);

-- CreateTable
CREATE TABLE "reserved_questions" (
    "user_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,

    CONSTRAINT "reserved_questions_pkey" PRIMARY KEY ("user_id","question_id")
);

-- CreateTable
CREATE TABLE "reveals" (
    "user_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "revealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reveals_pkey" PRIMARY KEY ("user_id","question_id")
);

-- CreateIndex
CREATE INDEX "interviews_user_id_series_id_idx" ON "interviews"("user_id", "series_id");

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_user_id_interview_id_fkey" FOREIGN KEY ("user_id", "interview_id") REFERENCES "interviews"("user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reserved_questions" ADD CONSTRAINT "reserved_questions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
