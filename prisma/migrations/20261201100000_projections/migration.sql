-- AlterTable
ALTER TABLE "users" ADD COLUMN     "fit_tried_day" INTEGER;

-- CreateTable
CREATE TABLE "projections" (
    "user_id" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "calculated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "projections_pkey" PRIMARY KEY ("user_id")
);

-- AddForeignKey
ALTER TABLE "projections" ADD CONSTRAINT "projections_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
