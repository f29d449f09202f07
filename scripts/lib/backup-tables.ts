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
  "ledger_entries",
  "cards",
  "review_events",
  "parameter_fits",
  "reserved_questions",
  "reveals",
  "answer_reads",
] as const;

/** First line of a backup. Its tables are those of its time; the first backups had all of these and did not name them. */
export type BackupHead = {
  readonly greenroomBackup: 1;
  readonly lastMigration: string;
  readonly tables?: readonly string[];
};

/** The tables of a backup that does not name them. */
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

/** The line before a table's rows, which follow one a line in PostgreSQL's text format. */
export type TableHead = { readonly table: string; readonly columns: readonly string[]; readonly rows: number };
