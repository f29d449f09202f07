import { Client } from "pg";
import { vi } from "vitest";

/**
 * Returns the number of statements that some work sends to the database, including BEGIN and
 * COMMIT.
 */
export async function statementsSentBy(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}
