import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearDuplicates } from "./near-duplicates";

const pairsOf = (...texts: string[]) =>
  nearDuplicates(texts.map((text) => ({ text }))).map(({ first, second }) => [
    first.text,
    second.text,
  ]);

test("the same idea in nearly the same words is found", () => {
  const first = "Replicas are updated asynchronously, so reads may lag";
  expect(
    pairsOf(
      first,
      "A read replica serves reads",
      "Replicas updated asynchronously: the read may lag",
    ),
  ).toEqual([[first, "Replicas updated asynchronously: the read may lag"]]);
});

test("two ideas about one service are different", () => {
  expect(pairsOf("S3 stores objects in buckets", "S3 encrypts objects by default")).toEqual([]);
});

test("finds everything that comparing every pair finds", () => {
  const word = fc.constantFrom(
    "alb",
    "nlb",
    "layer",
    "target",
    "zone",
    "static",
    "address",
    "rule",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const words = texts.map((each) => new Set(each.split(" ")));
      const share = (a: Set<string>, b: Set<string>) =>
        [...a].filter((each) => b.has(each)).length / new Set([...a, ...b]).size;
      const twice = words.filter((own, i) =>
        words.slice(0, i).some((other) => share(own, other) >= 0.8),
      );
      expect(nearDuplicates(texts.map((each) => ({ text: each })))).toHaveLength(twice.length);
    }),
  );
});
