import * as z from "zod";
import type { LoadedPack, PackFile, Question } from "@/lib/questions/rules/question-schema";
import { query, statement } from "@/lib/shared/data/client";
import type { Prisma } from "@/lib/shared/data/generated/client";
import { BoundedMap } from "@/lib/shared/bounded-map";

/** Returns the digests of the loaded packs, by pack id. */
export async function findPackDigests(): Promise<ReadonlyMap<string, string>> {
  const packs = await query((db) => db.pack.findMany({ select: { id: true, digest: true } }));
  return new Map(packs.map((pack) => [pack.id, pack.digest]));
}

/**
 * Stores a pack, all or nothing: adds new revisions, keeps old ones, and retires questions that
 * have left the pack. A second run with the same pack changes nothing.
 */
export async function savePack({ pack, digest, questions }: LoadedPack, now: Date): Promise<void> {
  await query((db) =>
    db.$transaction(
      async (tx) => {
        // Another process may be loading the same pack. This one waits for it, even on a slow
        // machine, and then has nothing left to do.
        await tx.$executeRaw`SELECT set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`;
        const row = {
          title: pack.title,
          meta: pack satisfies Prisma.InputJsonValue,
          digest,
          loadedAt: now,
        };
        await tx.pack.upsert({
          where: { id: pack.id },
          create: { id: pack.id, ...row },
          update: row,
        });
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
  tx: Prisma.TransactionClient,
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
    questionText: content.prompt,
    revision,
    retiredAt: null,
  };
  await tx.question.upsert({ where: { id }, create: { id, packId, ...row }, update: row });
  await tx.questionRevision.upsert({
    where: { questionId_revision: { questionId: id, revision } },
    create: { questionId: id, revision, content, createdAt: now },
    // The same revision has the same content, but an older release may have stored more fields.
    update: { content },
  });
}

export type QuestionRow = {
  readonly id: string;
  readonly level: string;
  readonly topics: readonly string[];
  readonly limitSeconds: number;
  readonly difficulty: number;
  readonly questionText: string;
  readonly revision: string;
};

/** Returns every question of the bank without its answer, easiest first within its level. */
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
        questionText: true,
        revision: true,
      },
      orderBy: [{ difficulty: "asc" }, { id: "asc" }],
    }),
  );
}

/** Returns the topics and concepts of all packs, sorted by id. */
export async function listPackFiles(): Promise<readonly PackFile[]> {
  const packs = await statement("SELECT meta FROM packs ORDER BY id", [], PackRow);
  return packs.map(({ meta }) => meta);
}

// The rules of content:check may have changed since a row was written, so only the shape is checked
// here.
const Titles = z.array(z.looseObject({ id: z.string(), title: z.string() }));
const StoredPack = z.looseObject({ id: z.string(), topics: Titles, concepts: Titles });
const StoredQuestion = z.looseObject({
  id: z.string(),
  level: z.string(),
  topics: z.array(z.string()),
  limitSeconds: z.number(),
  prompt: z.string(),
  keyPoints: z.array(
    z.looseObject({ id: z.string(), text: z.string(), weight: z.number(), concept: z.string() }),
  ),
  modelAnswer: z.string(),
});
const PackRow = z.strictObject({
  meta: z.custom<PackFile>((value) => StoredPack.safeParse(value).success),
});
const RevisionRow = z.strictObject({
  questionId: z.string(),
  revision: z.string(),
  content: z.custom<Question>((value) => StoredQuestion.safeParse(value).success),
});

// A revision is the hash of its content, so no other process can change what this one has read. A
// release that stores more of it stores what only itself reads.
const REVISIONS_KEPT = 1_000;
const kept = new BoundedMap<string, Question>(REVISIONS_KEPT);

type RevisionKey = { readonly questionId: string; readonly revision: string };

/** Returns the content of a question's revision, or null when it doesn't exist. */
export async function findRevision(questionId: string, revision: string): Promise<Question | null> {
  const [found] = await findRevisions([{ questionId, revision }]);
  return found?.content ?? null;
}

/** Returns the content of several revisions, each once, in one query. Missing ones are left out. */
export async function findRevisions(
  keys: readonly RevisionKey[],
): Promise<readonly (RevisionKey & { readonly content: Question })[]> {
  const asked = [...new Map(keys.map((key) => [textOf(key), key])).values()];
  const known = asked.flatMap(({ questionId, revision }) => {
    const content = kept.get(textOf({ questionId, revision }));
    return content ? [{ questionId, revision, content }] : [];
  });
  const unknown = asked.filter((key) => !kept.has(textOf(key)));
  if (unknown.length === 0) return known;
  const read = await statement(
    `SELECT question_id AS "questionId", revision, content FROM question_revisions
    WHERE (question_id, revision) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [unknown.map(({ questionId }) => questionId), unknown.map(({ revision }) => revision)],
    RevisionRow,
  );
  for (const row of read) kept.set(textOf(row), row.content);
  return [...known, ...read];
}

/**
 * Returns a look-up of the content of revisions that were asked, in one query. It throws for one
 * that doesn't exist, because revisions are never deleted.
 */
export async function readRevisions(
  keys: readonly RevisionKey[],
): Promise<(key: RevisionKey) => Question> {
  const contents = new Map(
    (await findRevisions(keys)).map((found) => [textOf(found), found.content]),
  );
  return (key) => {
    const content = contents.get(textOf(key));
    if (!content) throw new Error(`Inconsistent: no revision ${key.revision} of ${key.questionId}`);
    return content;
  };
}

function textOf({ questionId, revision }: RevisionKey): string {
  return `${questionId} ${revision}`;
}

type CurrentQuestion = { readonly revision: string; readonly content: Question };

// Only while a query runs: what another process stores after it shows with the next one.
const underWay = new Map<string, Promise<CurrentQuestion | null>>();

/**
 * Returns the current revision of a question and its content, or null when the question is unknown
 * or retired. Callers that ask while the same query is running share it, so a crowd at one question
 * doesn't queue for connections.
 */
export function findCurrentQuestion(questionId: string): Promise<CurrentQuestion | null> {
  const asked =
    underWay.get(questionId) ?? readCurrent(questionId).finally(() => underWay.delete(questionId));
  underWay.set(questionId, asked);
  return asked;
}

async function readCurrent(questionId: string): Promise<CurrentQuestion | null> {
  const [question] = await statement(
    "SELECT revision FROM questions WHERE id = $1 AND retired_at IS NULL",
    [questionId],
    z.strictObject({ revision: z.string() }),
  );
  const content = question && (await findRevision(questionId, question.revision));
  return content ? { revision: question.revision, content } : null;
}

/**
 * Returns the latest revision of a question and its content, even if it's retired, or null when the
 * question is unknown.
 */
export async function findQuestion(
  questionId: string,
): Promise<(CurrentQuestion & { isRetired: boolean }) | null> {
  const [question] = await statement(
    `SELECT revision, retired_at IS NOT NULL AS "isRetired" FROM questions WHERE id = $1`,
    [questionId],
    z.strictObject({ revision: z.string(), isRetired: z.boolean() }),
  );
  const content = question && (await findRevision(questionId, question.revision));
  return content ? { ...question, content } : null;
}
