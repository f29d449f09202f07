-- AlterTable
ALTER TABLE "users" ADD COLUMN     "days_off" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "desired_retention" DOUBLE PRECISION,
ADD COLUMN     "interview_at" TIMESTAMPTZ(3),
ADD COLUMN     "parameter_version" TEXT,
ADD COLUMN     "weekday_minutes" INTEGER[] DEFAULT ARRAY[30, 30, 30, 30, 30, 30, 30]::INTEGER[],
ADD COLUMN     "weights" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[];

-- CreateTable
CREATE TABLE "parameter_fits" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" TEXT,
    "weights" DOUBLE PRECISION[],
    "reviews" INTEGER NOT NULL,
    "fitted_day" INTEGER NOT NULL,
    "metrics" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parameter_fits_pkey" PRIMARY KEY ("user_id","id")
);

-- AddForeignKey
ALTER TABLE "parameter_fits" ADD CONSTRAINT "parameter_fits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
