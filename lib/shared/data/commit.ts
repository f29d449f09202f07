import { statement, transaction, type RunStatement } from "./client";
import { isDuplicateKey } from "./faults";

/** One statement that changes rows, with its values for $1, $2 and so on. Its text is a constant. */
export type Write = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The rows that it must change: with another number somebody else came first. Left out where any number is right. */
  readonly mustChange?: number;
};

/** done: all is stored. raced: a row was not as it was read. duplicate: a new row's key exists already. After the last two nothing is stored. */
export type Committed = "done" | "raced" | "duplicate";

/** Stores writes in one transaction, in their order: all of them or none. */
export async function commit(writes: readonly Write[]): Promise<Committed> {
  try {
    // One that changes a row by its full key changes it or nothing, so alone it needs no BEGIN and COMMIT.
    if (writes.length === 1) await runAll(statement, writes);
    else await transaction((run) => runAll(run, writes));
    return "done";
  } catch (error) {
    if (error === RACED) return "raced";
    if (isDuplicateKey(error)) return "duplicate";
    throw error;
  }
}

const RACED = new Error("Another writer came first.");

async function runAll(run: RunStatement, writes: readonly Write[]): Promise<void> {
  for (const { text, values, mustChange } of writes) {
    const changed = await run(`${text} RETURNING 1`, values);
    if (mustChange !== undefined && changed.length !== mustChange) throw RACED;
  }
}
