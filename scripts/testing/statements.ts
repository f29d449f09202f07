import { Client } from "pg";
import { vi } from "vitest";

/** Returns how many statements some work sends to the database, BEGIN and COMMIT among them. */
export async function statementsSentBy(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}
