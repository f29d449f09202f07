import { expect, test } from "vitest";
import { BoundedMap } from "./bounded-map";

test("a full map drops its oldest entry for a new key, and none for a new value of a known key", () => {
  const map = new BoundedMap<string, number>(2).set("a", 1).set("b", 2);
  expect([...map.set("a", 3)]).toEqual([
    ["a", 3],
    ["b", 2],
  ]);
  expect([...map.set("c", 4).keys()]).toEqual(["b", "c"]);
});
