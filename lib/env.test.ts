import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseEnv as parseFile } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSettings } from "@/scripts/lib/settings.mjs";
import { parseEnv } from "./env";

const good = { DATABASE_URL: "postgresql://localhost/greenroom", NEXTAUTH_SECRET: "x".repeat(32) };

test("a setting that the host leaves out has a safe default", () => {
  expect(parseEnv(good)).toMatchObject({
    APP_URL: "http://localhost:3000",
    SIGN_UP: "open",
    TRUST_PROXY: 0,
    HSTS_SUBDOMAINS: false,
    DATABASE_POOL: 10,
  });
});

test.each([
  ["DATABASE_URL", "mysql://localhost", "must start with postgresql://"],
  ["DATABASE_URL", "postgresql://db/shared?schema=greenroom", "leave out ?schema="],
  ["APP_URL", "greenroom.example.org", "full address"],
  ["APP_URL", "https://example.org/greenroom", "must not have a path"],
  ["NEXTAUTH_SECRET", "short", "at least 32 bytes"],
  ["DATABASE_DIRECT_URL", "mysql://localhost", "must start with postgresql://"],
  ["DATABASE_POOLER", "perhaps", "DATABASE_POOLER: must be 1 or 0"],
  ["SIGN_UP", "maybe", "open or closed"],
  ["DATABASE_POOL", "many", "DATABASE_POOL: must be a number from 2 to 100"],
  ["DATABASE_POOL", "1", "DATABASE_POOL: must be a number from 2 to 100"],
  ["DATABASE_POOL", "2.5", "DATABASE_POOL: must be a number from 2 to 100"],
  ["TRUST_PROXY", "perhaps", "TRUST_PROXY: must be 1 behind one proxy"],
  ["TRUST_PROXY", "-1", "TRUST_PROXY: must be 1 behind one proxy"],
  ["HSTS_SUBDOMAINS", "all", "HSTS_SUBDOMAINS: must be 1 or 0"],
])("%s=%s is refused and named", (name, value, sentence) => {
  expect(() => parseEnv({ ...good, [name]: value })).toThrow(sentence);
});

const direct = "postgresql://localhost:5432/greenroom";

test("behind a pooler PostgreSQL's own address is needed, and elsewhere it may be the owner's", () => {
  expect(() => parseEnv({ ...good, DATABASE_POOLER: "1" })).toThrow("DATABASE_DIRECT_URL: must be");
  expect(parseEnv({ ...good, DATABASE_POOLER: "1", DATABASE_DIRECT_URL: direct })).toMatchObject({
    DATABASE_POOLER: true,
    DATABASE_URL: good.DATABASE_URL,
    DATABASE_DIRECT_URL: direct,
  });
  expect(parseEnv({ ...good, DATABASE_DIRECT_URL: direct })).toMatchObject({
    DATABASE_POOLER: false,
    DATABASE_DIRECT_URL: direct,
  });
  expect(parseEnv(good).DATABASE_DIRECT_URL).toBe(good.DATABASE_URL);
});

test("every wrong setting is named at once", () => {
  expect(() => parseEnv({ SIGN_UP: "maybe" })).toThrow(
    /DATABASE_URL[\s\S]*NEXTAUTH_SECRET[\s\S]*SIGN_UP/,
  );
});

const root = path.join(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");

/** .env.example after a host has removed the # before every setting. */
const filledIn = textOf(".env.example").replaceAll(/^#(?=[A-Z_]+=)/gm, "");
const explained = Object.keys(parseFile(filledIn));

describe(".env.example", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-settings-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("explains every setting that is read, and no other", () => {
    const fromSchema = [...textOf("lib/env.ts").matchAll(/^ {2}([A-Z_]+): /gm)];
    const fromScripts = ["scripts/lib/settings.mjs", "server.mjs"].flatMap((file) => [
      ...textOf(file).matchAll(/(?:given|process\.env)\["([A-Z][A-Z_]+)"\]/g),
    ]);
    const read = new Set([...fromSchema, ...fromScripts].map(([, name]) => name));
    // `npm start` and `npm run dev` set it, not the host.
    read.delete("NODE_ENV");
    expect(new Set(explained)).toEqual(read);
  });

  test("explains each setting once, in a comment above it", () => {
    const paragraphs = textOf(".env.example").trim().split("\n\n").slice(1);
    expect(paragraphs).toHaveLength(explained.length);
    for (const paragraph of paragraphs) expect(paragraph).toMatch(/^(# .+\n)+#[A-Z_]+=.*$/);
  });

  test("shows the defaults", () => {
    const given = { ...parseFile(filledIn), ...good };
    expect(parseEnv(given)).toEqual(parseEnv(good));

    const bare = readSettings(folder, false);
    writeFileSync(path.join(folder, ".env"), filledIn);
    const { environment, ...settings } = readSettings(folder, false);
    expect({ ...settings, host: environment["HOST"], url: environment["APP_URL"] }).toEqual({
      port: bare.port,
      dataFolder: bare.dataFolder,
      databaseUrl: bare.databaseUrl,
      warnings: bare.warnings,
      host: bare.environment["HOST"],
      url: bare.environment["APP_URL"],
    });
  });
});
