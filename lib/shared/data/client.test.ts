import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";
import { env } from "@/lib/env";
import { runSql } from "@/scripts/testing/run-sql";
import { closeDatabase, sendTogether, statement } from "./client";

const Numbered = z.strictObject({ nth: z.int() });

test("rows are checked against their schema: a missing column, one of another type or an extra one is refused", async () => {
  expect(await statement("SELECT 1 AS nth", [], Numbered)).toEqual([{ nth: 1 }]);
  for (const wrong of ["SELECT '1' AS nth", "SELECT 1 AS NTH_", "SELECT 1 AS nth, 2 AS more"])
    await expect(statement(wrong, [], Numbered)).rejects.toThrow(z.ZodError);
});

test("when statements are sent together the first fault is thrown, and the connection still works", async () => {
  const faulty = [
    { text: "SELECT 1 / $1::int", values: [0] },
    { text: "SELECT 'never prepared before', $1::int", values: [1] },
  ];
  await expect(sendTogether(faulty, () => true)).rejects.toThrow("division by zero");
  // What the fault kept from being prepared is prepared now.
  const right = { text: "SELECT 'never prepared before', $1::int", values: [1] };
  for (let nth = 0; nth < 20; nth += 1)
    expect(await sendTogether([right, right], ([one]) => one === 1)).toBe(true);
});

const Shown = z.looseObject({});
const shown = async (setting: string) =>
  Object.values((await statement(`SHOW ${setting}`, [], Shown))[0] ?? {})[0];

test("a pooler that the settings don't mention is named where a statement finds another's connection", async () => {
  await expect(statement("DEALLOCATE nowhere_prepared", [], Numbered)).rejects.toThrow(
    "Set DATABASE_POOLER=1",
  );
});

describe("a connection", () => {
  test("begins with the time-outs, and with one plan for everybody", async () => {
    expect(await shown("statement_timeout")).toBe("5s");
    expect(await shown("lock_timeout")).toBe("2s");
    expect(await shown("idle_in_transaction_session_timeout")).toBe("10s");
    expect(await shown("plan_cache_mode")).toBe("force_generic_plan");
  });

  test("over a pooler begins with no wishes, and gives its statements no names", async () => {
    const { DATABASE_URL } = env();
    await closeDatabase();
    vi.stubEnv("DATABASE_POOLER", "1");
    vi.stubEnv("DATABASE_DIRECT_URL", DATABASE_URL);
    vi.resetModules();
    onTestFinished(async () => {
      await pooled.closeDatabase();
      vi.unstubAllEnvs();
      vi.resetModules();
    });
    const pooled = await import("./client");
    const settings = "SELECT current_setting('statement_timeout') AS text";
    const Text = z.strictObject({ text: z.string() });
    expect(await pooled.statement(settings, [], Text)).toEqual([{ text: "0" }]);
    expect(await pooled.statement(settings, [], Text)).toEqual([{ text: "0" }]);
    const named = "SELECT count(*)::int AS nth FROM pg_prepared_statements";
    expect(await pooled.statement(named, [], Numbered)).toEqual([{ nth: 0 }]);
    await pooled.closeDatabase();
    await statement(settings, [], Text);
    expect(await statement(named, [], Numbered)).toEqual([{ nth: 2 }]);
  });

  test("leaves the choice of plans to PostgreSQL where it is distributed", async () => {
    await runSql("SET allow_system_table_mods = on", []);
    // Its row in the catalogue, which is all that's asked for: the extension isn't on every machine.
    await runSql(
      `INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
      VALUES (99999, 'citus', 10, 'public'::regnamespace, false, '13.2')`,
      [],
    );
    onTestFinished(async () => {
      await runSql("SET allow_system_table_mods = on", []);
      await runSql("DELETE FROM pg_extension WHERE extname = 'citus'", []);
      await closeDatabase();
    });
    await closeDatabase();
    expect(await shown("plan_cache_mode")).toBe("auto");
  });
});
