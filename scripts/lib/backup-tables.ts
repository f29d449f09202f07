import * as z from "zod";

/**
 * The tables of a backup, each after those that it refers to: the order in which they are written
 * and restored.
 */
export const BACKUP_TABLES = [
  "packs",
  "questions",
  "question_revisions",
  "users",
  "interviews",
  "interview_items",
  "drafts",
  "session_log_entries",
  "cards",
  "review_events",
  "parameter_fits",
  "reserved_questions",
  "reveals",
  "answer_reads",
] as const;

/** The former names of tables: a backup as of an older migration has them. */
const FORMER_NAMES: Readonly<Partial<Record<(typeof BACKUP_TABLES)[number], string>>> = {
  session_log_entries: "ledger_entries",
};

/**
 * Returns the names of a backup's tables in their order, each present one and each former one. A
 * database has one name of each at most.
 */
export const BACKUP_NAMES: readonly string[] = BACKUP_TABLES.flatMap((table) => {
  const former = FORMER_NAMES[table];
  return former === undefined ? [table] : [table, former];
});

/**
 * The tables that no backup holds, each with the reason. Older backups hold them; a restore drops
 * their rows.
 */
export const LEFT_OUT = {
  sessions: "A sign-in that was ended since must not work again.",
  rate_limits: "Tries on another day say nothing about today.",
} as const;

/** The tables of the first backups, which don't name them. */
export const FIRST_TABLES: readonly string[] = [
  "packs",
  "questions",
  "question_revisions",
  "users",
  "sessions",
  "rate_limits",
  "interviews",
  "interview_items",
  "drafts",
  "cards",
  "review_events",
];

/**
 * The longest line of a backup in bytes. An answer of 20,000 characters takes at most 60,000 bytes,
 * a question or a pack some hundred thousand, so every real row is far below, and a line of this
 * length still fits into the memory of any machine.
 */
export const MAX_LINE = 16 * 1024 * 1024;

/**
 * First line of a backup. Earlier ones don't say when they were made, the first ones not which
 * tables they hold.
 */
export const BackupHead = z.object({
  greenroomBackup: z.literal(1),
  lastMigration: z.string().min(1),
  madeAt: z.iso.datetime().optional(),
  tables: z.array(z.string()).optional(),
});
export type BackupHead = Readonly<z.output<typeof BackupHead>>;

/** The line before a table's rows, which follow one a line in PostgreSQL's text format. */
export const TableHead = z.object({
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
});
export type TableHead = Readonly<z.output<typeof TableHead>>;
