import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEnv as parseFile } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings } from "@/scripts/lib/settings.mjs";
import { parseEnv } from "./env";

const root = path.join(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");

/** .env.example as a host has it who removed every # before a setting. */
const filledIn = textOf(".env.example").replaceAll(/^#(?=[A-Z_]+=)/gm, "");
const explained = Object.keys(parseFile(filledIn)).toSorted();

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("every setting that is read is explained in .env.example, and nothing else is", () => {
  const fromSchema = [...textOf("lib/env.ts").matchAll(/^ {2}([A-Z_]+): /gm)];
  const fromScripts = ["scripts/lib/settings.mjs", "server.mjs"].flatMap((file) => [
    ...textOf(file).matchAll(/(?:given|process\.env)\["([A-Z][A-Z_]+)"\]/g),
  ]);
  const read = new Set([...fromSchema, ...fromScripts].map(([, name]) => name));
  // `npm start` and `npm run dev` decide it, not the host.
  read.delete("NODE_ENV");
  expect(explained).toEqual([...read].toSorted());
});

test("each setting is explained once, by a comment above it", () => {
  const paragraphs = textOf(".env.example").trim().split("\n\n").slice(1);
  expect(paragraphs).toHaveLength(explained.length);
  for (const paragraph of paragraphs) expect(paragraph).toMatch(/^(# .+\n)+#[A-Z_]+=.*$/);
});

test("the values in .env.example are the defaults", () => {
  const needed = { DATABASE_URL: "postgresql://localhost/greenroom", NEXTAUTH_SECRET: "x".repeat(32) };
  const given = { ...parseFile(filledIn), ...needed };
  expect(parseEnv(given)).toEqual(parseEnv(needed));

  const bare = readSettings(folder, false);
  writeFileSync(path.join(folder, ".env"), filledIn);
  const { environment, ...settings } = readSettings(folder, false);
  expect({ ...settings, host: environment["HOST"], url: environment["APP_URL"] }).toEqual({
    port: bare.port,
    dataFolder: bare.dataFolder,
    databaseUrl: bare.databaseUrl,
    warning: bare.warning,
    host: bare.environment["HOST"],
    url: bare.environment["APP_URL"],
  });
});
