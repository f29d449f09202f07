import { Client } from "pg";
import { vi } from "vitest";
import { USE_GENERIC_PLANS } from "@/lib/shared/data/pool";

/**
 * Returns how many statements some work sends to the database, BEGIN and COMMIT among them. What a
 * connection says first isn't of the work.
 */
export async function statementsSentBy(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    const texts = sent.mock.calls.map(([text]: readonly unknown[]) => text);
    return texts.filter((text) => text !== USE_GENERIC_PLANS).length;
  } finally {
    sent.mockRestore();
  }
}
