import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeFolder, readSettings } from "./settings.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "greenroom-settings-"));
  for (const name of ["PORT", "HOST", "APP_URL", "DATABASE_URL", "NEXTAUTH_SECRET", "DATA_DIR"])
    vi.stubEnv(name, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test("without settings the app only serves this machine, with its own database and secret", () => {
  const { port, databaseUrl, warnings, environment } = readSettings(root, false);
  expect({ port, databaseUrl, warnings }).toEqual({ port: 3000, databaseUrl: null, warnings: [] });
  expect(environment).toMatchObject({
    HOST: "127.0.0.1",
    APP_URL: "http://localhost:3000",
    NODE_ENV: "production",
  });
  expect(Buffer.byteLength(environment["NEXTAUTH_SECRET"] ?? "")).toBeGreaterThanOrEqual(32);
});

test("the secret is created once, and nobody else can read it", () => {
  const first = readSettings(root, false).environment["NEXTAUTH_SECRET"];
  expect(readSettings(root, true).environment["NEXTAUTH_SECRET"]).toBe(first);
  const file = path.join(root, ".data", "secret");
  expect(readFileSync(file, "utf8")).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("with the host's own secret and database, no folder is created", () => {
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
  vi.stubEnv("DATABASE_URL", "postgresql://db/greenroom");
  expect(readSettings(root, false).databaseUrl).toBe("postgresql://db/greenroom");
  expect(existsSync(path.join(root, ".data"))).toBe(false);
});

test("the environment wins over .env", () => {
  writeFileSync(
    path.join(root, ".env"),
    "PORT=4000\nSIGN_UP=closed\nAPP_URL=https://greenroom.example.org/\n",
  );
  vi.stubEnv("PORT", "4001");
  vi.stubEnv("APP_URL", undefined);
  expect(readSettings(root, false).environment).toMatchObject({
    PORT: "4001",
    SIGN_UP: "closed",
    APP_URL: "https://greenroom.example.org",
    NEXTAUTH_URL: "https://greenroom.example.org",
  });
});

test.each([
  [
    "the environment",
    "postgresql://a/b",
    "its address comes from the environment variable DATABASE_URL",
  ],
  [".env", undefined, "its address comes from DATABASE_URL in ROOT/.env"],
  ["neither, because the environment empties it", "", "the embedded one in ROOT/.data"],
])("the settings say where the database's address comes from: %s", (_, inEnvironment, sentence) => {
  writeFileSync(path.join(root, ".env"), "DATABASE_URL=postgresql://c/d\n");
  vi.stubEnv("DATABASE_URL", inEnvironment);
  expect(readSettings(root, false).environment["DATABASE_URL_FROM"]).toBe(
    sentence.replace("ROOT", root),
  );
});

test.each([
  ["PORT", "abc", "PORT must be a number from 1 to 65535."],
  ["PORT", "65536", "PORT must be a number from 1 to 65535."],
  ["PORT", "80.5", "PORT must be a number from 1 to 65535."],
  [
    "APP_URL",
    "https://example.org/greenroom",
    "APP_URL must not have a path: Greenroom needs a name of its own.",
  ],
  ["APP_URL", "greenroom", "APP_URL must be a full address such as https://greenroom.example.org"],
])("%s=%s is refused with a sentence", (name, value, sentence) => {
  vi.stubEnv(name, value);
  expect(() => readSettings(root, false)).toThrow(sentence);
});

test.each([
  ["0.0.0.0", "", true],
  ["0.0.0.0", "https://greenroom.example.org", false],
  ["127.0.0.1", "", false],
  ["::1", "", false],
])("with HOST=%s APP_URL=%s a warning about plain http is %s", (host, url, warned) => {
  vi.stubEnv("HOST", host);
  vi.stubEnv("APP_URL", url);
  expect(readSettings(root, false).warnings.length > 0).toBe(warned);
});

test("the warning for an open network says that other devices need an address", () => {
  vi.stubEnv("HOST", "0.0.0.0");
  expect(readSettings(root, false).warnings.join()).toContain("Other devices also need APP_URL");
  vi.stubEnv("APP_URL", "http://192.0.2.7:3000");
  expect(readSettings(root, false).warnings.join()).not.toContain("APP_URL");
});

test.each([
  ["a file has this name", () => writeFileSync(path.join(root, "data"), "")],
  [
    "it lies below a file",
    () => (writeFileSync(path.join(root, "file"), ""), path.join(root, "file", "data")),
  ],
])("an impossible folder is refused because %s", (reason, prepare) => {
  const folder = prepare() ?? path.join(root, "data");
  expect(() => makeFolder(folder)).toThrow(
    `cannot keep its data in ${folder}: ${reason}. Set DATA_DIR`,
  );
});

test("an existing folder is left unchanged", () => {
  const folder = path.join(root, "data");
  mkdirSync(folder, { mode: 0o700 });
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a proxy that anybody can pass by is warned about", () => {
  vi.stubEnv("HOST", "0.0.0.0");
  vi.stubEnv("APP_URL", "https://greenroom.example.org");
  vi.stubEnv("TRUST_PROXY", "1");
  expect(readSettings(root, false).warnings).toEqual([
    expect.stringContaining("only your proxy can reach this port"),
  ]);
});
