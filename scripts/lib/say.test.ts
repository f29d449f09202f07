import { expect, test } from "vitest";
import { DatabaseUnavailable } from "@/lib/shared/data/faults";
import { parseEnv } from "@/lib/env";
import { sentenceOf, Trouble } from "./say.mjs";

test("a problem that a person can fix has no stack", () => {
  expect(sentenceOf(new Trouble("Port 3000 is taken."))).toBe("Port 3000 is taken.");
});

test("invalid settings are named without a stack", () => {
  let error: unknown;
  try {
    parseEnv({ SIGN_UP: "maybe" });
  } catch (thrown) {
    error = thrown;
  }
  expect(sentenceOf(error)).toContain("SIGN_UP must be open or closed.");
});

test.each([
  ["writing fails", Object.assign(new Error("write"), { code: "ENOSPC" })],
  [
    "initdb says so",
    new Trouble(
      `initdb failed.\nFATAL: could not extend file "base/1/1255": wrote only 4096 of 8192 bytes at block 87`,
    ),
  ],
  ["PostgreSQL says so", new Error(`could not extend file "base/16384/1249.1"`)],
  ["PostgreSQL only gives a hint", new Trouble("initdb failed.\nHINT:  Check free disk space.")],
  [
    "a program says so",
    new Trouble("initdb failed.\nFATAL: could not write to file: No space left on device"),
  ],
])("a full disk is reported in one sentence if %s", (_, error) => {
  expect(sentenceOf(error)).toMatch(/^The disk is full\. .*nothing that was saved is lost\.$/);
});

const withCode = (code: string) =>
  Object.assign(new Error("Invalid `prisma.user.findUnique()` invocation"), { code });

test.each([
  [
    "no server",
    new DatabaseUnavailable(withCode("P1001")),
    /^The database does not answer\. See that it runs/,
  ],
  [
    "no connection",
    new DatabaseUnavailable(new Error("x")),
    /^The database does not answer\. See that/,
  ],
  [
    "a full disk",
    new DatabaseUnavailable(new Error("No space left on device")),
    /^The disk is full\./,
  ],
  [
    "no database",
    withCode("P1003"),
    /^This database holds no Greenroom yet\. Start Greenroom once/,
  ],
  ["no tables", withCode("P2021"), /^This database holds no Greenroom yet\. Start Greenroom once/],
])("a database that can't be used because of %s is explained in words", (_, error, sentence) => {
  expect(sentenceOf(error)).toMatch(sentence);
  expect(sentenceOf(error)).not.toMatch(/prisma|\n/i);
});

test("a fault in the program keeps its stack", () => {
  expect(sentenceOf(new TypeError("undefined is not a function"))).toBeNull();
  expect(sentenceOf("thrown text")).toBeNull();
});
