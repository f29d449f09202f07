import { afterEach, expect, test, vi } from "vitest";
import { Trouble } from "../lib/say.mjs";
import { findPrograms } from "./needed-programs.mjs";

afterEach(() => vi.unstubAllEnvs());

test("each program that is needed is named with its version and its place", async () => {
  vi.stubEnv("CHROMIUM_PATH", process.execPath);
  expect(await findPrograms(["npm", "PostgreSQL", "Chromium"])).toEqual([
    expect.stringMatching(/^npm: \d+\.\d+\.\d+, npm$/),
    expect.stringMatching(/^PostgreSQL: .*\b18\.\d.*, .*\/bin\/postgres$/),
    `Chromium: ${process.version}, ${process.execPath}`,
  ]);
});

test("a program that does not run is a trouble that names it", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
  await expect(findPrograms(["npm", "Chromium"])).rejects.toThrow(
    new Trouble("Chromium is needed, and /nowhere/chromium does not run."),
  );
});
