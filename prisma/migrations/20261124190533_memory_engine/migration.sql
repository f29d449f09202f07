-- AlterTable
ALTER TABLE "users" ADD COLUMN     "cutoff_hour" INTEGER NOT NULL DEFAULT 4;

-- AlterTable
ALTER TABLE "cards" ADD COLUMN     "is_suspended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ready_stability" DOUBLE PRECISION,
ALTER COLUMN "stability" DROP NOT NULL,
ALTER COLUMN "difficulty" DROP NOT NULL,
ALTER COLUMN "last_day" DROP NOT NULL,
ALTER COLUMN "due_day" DROP NOT NULL,
ALTER COLUMN "reps" DROP NOT NULL,
ALTER COLUMN "lapses" DROP NOT NULL,
ALTER COLUMN "last_grade" DROP NOT NULL,
ALTER COLUMN "last_occurred_at" DROP NOT NULL,
ALTER COLUMN "last_event_id" DROP NOT NULL;

-- Exact until the next repeat on the same day. Each card is folded anew when it is next written, because the engine's version moved.
UPDATE "cards" SET "ready_stability" = "stability";
