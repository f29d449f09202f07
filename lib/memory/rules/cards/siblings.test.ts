import { expect, test } from "vitest";
import { keepSiblingsApart } from "./siblings";

const card = (questionId: string, variant = "main") => ({ questionId, variant });

test("of two variants of a question the first in the queue is asked, and the other waits", () => {
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

test("a variant reviewed today can be repeated, and the other waits until tomorrow", () => {
  expect(keepSiblingsApart([card("vpc", "cli"), card("s3")], [card("vpc")])).toEqual([card("s3")]);
  expect(keepSiblingsApart([card("vpc")], [card("vpc")])).toEqual([card("vpc")]);
});
