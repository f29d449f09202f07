import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasOldNode, OLD_NODE } from "./node-version.mjs";

test.each(["0.12.18", "8.17.0", "18.20.8", "20.0.0", "20.18.3"])(
  "Node %s is too old",
  (version) => {
    expect(hasOldNode(version)).toBe(true);
  },
);

test.each(["20.19.0", "20.20.2", "22.0.0", "24.11.1", "100.0.0"])(
  "Node %s is new enough",
  (version) => {
    expect(hasOldNode(version)).toBe(false);
  },
);

test("the message names this Node, where to get another and the version in package.json", () => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as {
    engines: { node: string };
  };
  expect(engines.node).toBe(">=20.19.0");
  expect(OLD_NODE).toMatch(/needs Node.js 20\.19 .*this is \d+\.\d+\.\d+.*https:\/\/nodejs\.org$/);
});

test.each(["start.mjs", "tool.mjs", "test.mjs"])(
  "%s says so on an old Node and does nothing else",
  (script) => {
    const old = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });`;
    const flags = ["--import", `data:text/javascript,${encodeURIComponent(old)}`];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...flags, `scripts/${script}`],
      { encoding: "utf8" },
    );
    expect({ status, said: stdout + stderr }).toEqual({
      status: 1,
      said: "Greenroom needs Node.js 20.19 or newer; this is 20.18.3. Get a current one from https://nodejs.org\n",
    });
  },
);
