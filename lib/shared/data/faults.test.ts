import { describe, expect, test } from "vitest";
import { DatabaseUnavailable, isDuplicateKey, isPooled, isUnavailable } from "./faults";

/** Returns an error as Prisma throws it for a raw query, with the adapter's own error in `meta`. */
function rawFailure(cause: object): Error {
  const driverAdapterError = new Error("DriverAdapterError", { cause });
  return Object.assign(new Error("Raw query failed."), {
    code: "P2010",
    meta: { driverAdapterError },
  });
}

describe("the database can't be used just now", () => {
  test.each([
    ["Prisma can't reach it", Object.assign(new Error("x"), { code: "P1001" })],
    ["no transaction could begin", Object.assign(new Error("x"), { code: "P2028" })],
    ["the port is closed", Object.assign(new Error("x"), { code: "ECONNREFUSED" })],
    [
      "a raw query finds the port closed",
      rawFailure({ kind: "DatabaseNotReachable", host: "127.0.0.1", port: 5432 }),
    ],
    ["a raw query loses its connection", rawFailure({ kind: "ConnectionClosed" })],
    ["it is shutting down", rawFailure({ kind: "postgres", originalCode: "57P01" })],
    ["it is starting up", Object.assign(new Error("x"), { code: "57P03" })],
    ["a lock couldn't be had", rawFailure({ kind: "postgres", originalCode: "55P03" })],
    ["the pool is exhausted", new Error("timeout exceeded when trying to connect")],
    ["the answer did not come", new Error("x", { cause: new Error("Query read timeout") })],
  ])("%s", (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  test.each([
    ["a key exists", Object.assign(new Error("x"), { code: "P2002" })],
    ["a table is missing", rawFailure({ kind: "TableDoesNotExist", originalCode: "42P01" })],
    ["a bug", new TypeError("undefined is not a function")],
    ["a value that isn't an error", undefined],
  ])("but not when %s", (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });

  test("an error that is its own cause is looked at once, without an endless loop", () => {
    const error = new Error("round");
    error.cause = error;
    expect(isUnavailable(error)).toBe(false);
    expect(isDuplicateKey(error)).toBe(false);
  });
});

test.each([
  ["through the client", Object.assign(new Error("x"), { code: "P2002" })],
  ["in a raw query", rawFailure({ kind: "UniqueConstraintViolation", originalCode: "23505" })],
  [
    "behind another error",
    new DatabaseUnavailable(Object.assign(new Error("x"), { code: "23505" })),
  ],
])("a duplicate key is recognised %s", (_, error) => {
  expect(isDuplicateKey(error)).toBe(true);
});

test.each([
  ["refuses how a connection begins", new Error("unsupported startup parameter: options")],
  ["has another's statement", Object.assign(new Error("x"), { code: "42P05" })],
  ["lacks ours, in a raw query", rawFailure({ kind: "postgres", originalCode: "26000" })],
])("a pooler that the settings don't mention is recognised when it %s", (_, error) => {
  expect(isPooled(error)).toBe(true);
  expect(isPooled(new Error("x", { cause: error }))).toBe(true);
  expect(isPooled(Object.assign(new Error("x"), { code: "23505" }))).toBe(false);
});
