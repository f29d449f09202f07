import type { LoadedPack, PackFile, QuestionContent } from "@/lib/domain/question/question-schema";
import { query, type Transaction } from "./client";
import type { Prisma } from "./generated/client";

/** The digests of the packs that are loaded, by pack id. */
export async function findPackDigests(): Promise<ReadonlyMap<string, string>> {
  const packs = await query((db) => db.pack.findMany({ select: { id: true, digest: true } }));
  return new Map(packs.map((pack) => [pack.id, pack.digest]));
}

/**
 * Stores a pack: new revisions are added, old ones stay for ever, questions that left the pack are retired. All or nothing; a second
 * run with the same pack changes nothing, and nobody's progress is touched.
 */
export async function savePack({ pack, digest, questions }: LoadedPack, now: Date): Promise<void> {
  await query((db) =>
    db.$transaction(
      async (tx) => {
        const row = { title: pack.title, meta: pack satisfies Prisma.InputJsonValue, digest, loadedAt: now };
        await tx.pack.upsert({ where: { id: pack.id }, create: { id: pack.id, ...row }, update: row });
        for (const question of questions) await saveQuestion(tx, pack.id, question, now);
        const ids = questions.map((question) => question.id);
        await tx.question.updateMany({
          where: { packId: pack.id, id: { notIn: ids }, retiredAt: null },
          data: { retiredAt: now },
        });
      },
      { timeout: 60_000 },
    ),
  );
}

async function saveQuestion(
  tx: Transaction,
  packId: string,
  question: LoadedPack["questions"][number],
  now: Date,
): Promise<void> {
  const { id, revision, content } = question;
  const row = {
    level: content.level,
    topics: content.topics,
    difficulty: content.difficulty,
    limitSeconds: content.limitSeconds,
    prompt: content.prompt,
    revision,
    retiredAt: null,
  };
  await tx.question.upsert({ where: { id }, create: { id, packId, ...row }, update: row });
  await tx.questionRevision.upsert({
    where: { questionId_revision: { questionId: id, revision } },
    create: { questionId: id, revision, content, createdAt: now },
    // The same revision says the same; only its rendering may have become better.
    update: { content },
  });
}

export type QuestionRow = {
  readonly id: string;
  readonly level: string;
  readonly topics: readonly string[];
  readonly limitSeconds: number;
  readonly difficulty: number;
  readonly prompt: string;
  readonly revision: string;
};

/** Every question that is asked now, easiest first within its level, without its answers. */
export function listQuestions(): Promise<readonly QuestionRow[]> {
  return query((db) =>
    db.question.findMany({
      where: { retiredAt: null },
      select: {
        id: true,
        level: true,
        topics: true,
        limitSeconds: true,
        difficulty: true,
        prompt: true,
        revision: true,
      },
      orderBy: [{ difficulty: "asc" }, { id: "asc" }],
    }),
  );
}

/** The topics and concepts of all packs. */
export async function listPackFiles(): Promise<readonly PackFile[]> {
  const packs = await query((db) => db.pack.findMany({ select: { meta: true } }));
  return packs.map((pack) => pack.meta as unknown as PackFile);
}

/** What a revision of a question says, for ever; null when there is no such revision. */
export async function findRevision(questionId: string, revision: string): Promise<QuestionContent | null> {
  const row = await query((db) =>
    db.questionRevision.findUnique({
      where: { questionId_revision: { questionId, revision } },
      select: { content: true },
    }),
  );
  return row ? (row.content as unknown as QuestionContent) : null;
}

/** The revision of a question that is asked now and what it says; null when the question is unknown or retired. */
export async function findCurrentQuestion(
  questionId: string,
): Promise<{ revision: string; content: QuestionContent } | null> {
  const question = await query((db) =>
    db.question.findUnique({ where: { id: questionId }, select: { revision: true, retiredAt: true } }),
  );
  if (!question || question.retiredAt) return null;
  const content = await findRevision(questionId, question.revision);
  return content ? { revision: question.revision, content } : null;
}
