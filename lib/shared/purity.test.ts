import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// The linter has no rule against a bare `new Date()`.
test.each([
  ["rules", /\/(rules|words)\//],
  ["use cases", /\/usecases\//],
  ["the content", /^content\//],
  ["lib/shared", /^shared\/[^/]+$/],
])("nothing in %s reads the clock, because `now` is passed in", (_, room) => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (name) => room.test(name) && name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  expect(files.length).toBeGreaterThan(5);
  const offenders = files.filter((name) =>
    /new Date\(\)|Date\.now\(|currentTime/.test(readFileSync(path.join("lib", name), "utf8")),
  );
  expect(offenders).toEqual([]);
});
