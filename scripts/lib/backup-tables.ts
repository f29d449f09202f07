/** Every table of the data model, each after those that it refers to: the order in which a backup is written and restored. */
export const BACKUP_TABLES = [
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
] as const;

export type BackupTable = (typeof BACKUP_TABLES)[number];

/** First line of a backup. */
export type BackupHead = { readonly greenroomBackup: 1; readonly lastMigration: string };

/** The line before a table's rows, which follow one a line in PostgreSQL's text format. */
export type TableHead = { readonly table: BackupTable; readonly columns: readonly string[]; readonly rows: number };
