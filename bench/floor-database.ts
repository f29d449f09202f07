import path from "node:path";
import { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { createDatabaseIfMissing } from "@/scripts/lib/create-database";
import { run } from "@/scripts/lib/run.mjs";
import { hashOf, unlessStamped } from "@/scripts/lib/stamp.mjs";
import type { Shot } from "./load";

const TABLE =
  "CREATE TABLE notes (id uuid PRIMARY KEY, text text NOT NULL, created_at timestamptz(3) NOT NULL)";
const SOURCES = [
  "app",
  "database.ts",
  "instrumentation.ts",
  "next.config.ts",
  "schema.prisma",
  "tsconfig.json",
];

/** Builds the floor if its sources or the packages changed. */
export async function buildFloor(root: string): Promise<void> {
  const hash = hashOf(root, ["package-lock.json", ...SOURCES.map((name) => `bench/floor/${name}`)]);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const };
  await unlessStamped(path.join(root, "bench", "floor", ".next", "floor-stamp"), hash, async () => {
    const schema = ["generate", "--schema", "bench/floor/schema.prisma"];
    await run(process.execPath, ["node_modules/prisma/build/index.js", ...schema], {
      cwd: root,
      // Generating needs no engine, but Prisma looks for one: see scripts/lib/make-ready.mjs.
      env: { ...env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    });
    await run(process.execPath, ["node_modules/next/dist/bin/next", "build", "bench/floor"], {
      cwd: root,
      env,
    });
  });
}

export type FloorDatabase = Awaited<ReturnType<typeof makeFloorDatabase>>;

/** Creates the floor's database with one note, and returns its requests and checks. */
export async function makeFloorDatabase(url: string) {
  await createDatabaseIfMissing(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  const note = { id: uuidv7(), text: "A note that the page must show." };
  await client.query(TABLE);
  await client.query("INSERT INTO notes VALUES ($1, $2, now())", [note.id, note.text]);
  let kept = 1;

  const page = (): Shot => ({
    method: "GET",
    path: `/?id=${note.id}`,
    fault: (_status, body) =>
      body.includes(`<main>${note.text}</main>`) ? null : body.slice(0, 200),
  });

  const insert = (): Shot => {
    const id = uuidv7();
    // About as long as a grade.
    const text = "A note about as long as a grade with its ticks and times. ".repeat(6);
    return {
      method: "POST",
      path: "/notes",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, text }),
      fault(_status, body) {
        if (body !== JSON.stringify({ id })) return body.slice(0, 200);
        kept += 1;
        return null;
      },
    };
  };

  async function check() {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM notes",
    );
    return { notes: rows[0]?.count ?? 0, acknowledged: kept };
  }

  return { page, insert, check, firstPage: `/?id=${note.id}`, close: () => client.end() };
}
