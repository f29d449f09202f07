import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// The linter knows no rule for a bare `new Date()`.
test.each(["lib/domain", "lib/usecases", "lib/content"])(
  "nobody in %s looks at the clock: `now` is passed in",
  (room) => {
    const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
    );
    expect(files.length).toBeGreaterThan(5);
    const offenders = files.filter((name) =>
      /new Date\(\)|Date\.now\(/.test(readFileSync(path.join(room, name), "utf8")),
    );
    expect(offenders).toEqual([]);
  },
);
