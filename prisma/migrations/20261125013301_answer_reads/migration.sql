-- CreateTable
CREATE TABLE "answer_reads" (
    "user_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_reads_pkey" PRIMARY KEY ("user_id","question_id","read_at")
);

-- AddForeignKey
ALTER TABLE "answer_reads" ADD CONSTRAINT "answer_reads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
