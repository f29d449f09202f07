import * as z from "zod";

/**
 * The tables of a backup, in the order in which they're written and restored. Each follows the
 * tables it refers to.
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

/** The old names of tables, which backups as of older migrations use. */
const FORMER_NAMES: Readonly<Partial<Record<(typeof BACKUP_TABLES)[number], string>>> = {
  session_log_entries: "ledger_entries",
};

/**
 * The names that a backup's tables have now or had before, in order. A database has at most one of
 * each table's names.
 */
export const BACKUP_NAMES: readonly string[] = BACKUP_TABLES.flatMap((table) => {
  const former = FORMER_NAMES[table];
  return former === undefined ? [table] : [table, former];
});

/**
 * The tables that backups leave out, and why. Older backups include them, and a restore drops their
 * rows.
 */
export const LEFT_OUT = {
  sessions: "A sign-in that was ended since must not work again.",
  rate_limits: "Tries on another day say nothing about today.",
  projections: "They follow from the other rows and are calculated again.",
} as const;

/** The tables of the first backups, which don't list them. */
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
 * The longest line of a backup, in bytes. Answers take up to 60,000 bytes and questions and packs
 * some hundred thousand, so real rows stay far below it.
 */
export const MAX_LINE = 16 * 1024 * 1024;

/**
 * The first line of a backup. Older backups lack the time, and the first ones also the list of
 * tables.
 */
export const BackupHead = z.object({
  greenroomBackup: z.literal(1),
  lastMigration: z.string().min(1),
  madeAt: z.iso.datetime().optional(),
  tables: z.array(z.string()).optional(),
});
export type BackupHead = Readonly<z.output<typeof BackupHead>>;

/** The line before a table's rows. The rows follow, one per line, in PostgreSQL's text format. */
export const TableHead = z.object({
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
});
export type TableHead = Readonly<z.output<typeof TableHead>>;
