import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { Busy, hashPassword, verifyPassword } from "./password";

test("in a flood of passwords at most 64 wait, the rest hear that the server is busy, and later ones are checked again", async () => {
  const atOnce = Math.min(4, Math.max(2, availableParallelism()));
  const flood = await Promise.allSettled(
    Array.from({ length: 100 }, () => hashPassword("flood of passwords")),
  );
  const refused = flood.flatMap((one) =>
    one.status === "rejected" ? [one.reason as unknown] : [],
  );
  expect(refused.length).toBe(100 - 64 - atOnce);
  for (const reason of refused) expect(reason).toBeInstanceOf(Busy);
  const hash = await hashPassword("a long and quiet password");
  expect(await verifyPassword(hash, "a long and quiet password")).toBe(true);
  expect(await verifyPassword(hash, "another password")).toBe(false);
  expect(await verifyPassword(null, "a long and quiet password")).toBe(false);
});
