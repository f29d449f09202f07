import { expect, test } from "vitest";
import { keepSiblingsApart } from "./siblings";

const card = (questionId: string, variant = "main") => ({ questionId, variant });

test("a question's command line variant waits for another day when its main variant is due first, and the other way round", () => {
  const queue = [
    card("vpc"),
    card("iam", "cli"),
    card("vpc", "cli"),
    card("iam"),
    card("s3", "cli"),
  ];
  expect(keepSiblingsApart(queue, [])).toEqual([
    card("vpc"),
    card("iam", "cli"),
    card("s3", "cli"),
  ]);
});

test("what was asked today keeps the other variant for tomorrow, and may itself be repeated", () => {
  expect(keepSiblingsApart([card("vpc", "cli"), card("s3")], [card("vpc")])).toEqual([card("s3")]);
  expect(keepSiblingsApart([card("vpc")], [card("vpc")])).toEqual([card("vpc")]);
});
