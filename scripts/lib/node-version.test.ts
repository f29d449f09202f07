import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasOldNode, OLD_NODE } from "./node-version.mjs";

test.each(["0.12.18", "8.17.0", "18.20.8", "20.0.0", "20.18.3"])("Node %s is too old", (version) => {
  expect(hasOldNode(version)).toBe(true);
});

test.each(["20.19.0", "20.20.2", "22.0.0", "24.11.1", "100.0.0"])("Node %s will do", (version) => {
  expect(hasOldNode(version)).toBe(false);
});

test("the sentence names this Node, the needed one and where to get it, as package.json does", () => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
  expect(engines.node).toBe(">=20.19.0");
  expect(OLD_NODE).toMatch(/needs Node.js 20\.19 .*this is \d+\.\d+\.\d+.*https:\/\/nodejs\.org$/);
});
