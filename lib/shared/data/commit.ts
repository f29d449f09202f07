import { execute, sendTogether, type Statement } from "./client";
import { isDuplicateKey } from "./faults";

/** One statement that changes rows. */
export type Write = Statement & {
  /**
   * The number of rows it must change; with another number somebody else came first. Left out when
   * any number is right.
   */
  readonly mustChange?: number;
};

/**
 * done: everything is stored. raced: a row had changed since it was read. duplicate: a new row's
 * key exists already. After the last two nothing is stored.
 */
export type Committed = "done" | "raced" | "duplicate";

/** Stores writes in one transaction and in order, all or none. */
export async function commit(writes: readonly Write[]): Promise<Committed> {
  const isRight = (changed: readonly number[]) =>
    writes.every(({ mustChange }, nth) => mustChange === undefined || changed[nth] === mustChange);
  try {
    return (await send(writes, isRight)) ? "done" : "raced";
  } catch (error) {
    if (isDuplicateKey(error)) return "duplicate";
    throw error;
  }
}

async function send(
  writes: readonly Write[],
  isRight: (changed: readonly number[]) => boolean,
): Promise<boolean> {
  const [first, ...others] = writes;
  // A statement that changes a row by its full key changes it or nothing, so alone it needs no
  // BEGIN and COMMIT.
  if (first && others.length === 0) return isRight([await execute(first.text, first.values)]);
  return sendTogether(writes, isRight);
}
