import { expect, test } from "vitest";
import { sortPractice } from "./extra-practice";
import { defaultModel } from "@/lib/memory/rules/cards/model";

const TODAY = 20_000;
const card = (questionId: string, readyStability: number, more = {}) => ({
  questionId,
  readyStability,
  lastDay: TODAY - 5,
  dueDay: TODAY + 3,
  relearnDay: null,
  isSuspended: false,
  ...more,
});
const ids = (cards: readonly ReturnType<typeof card>[], graded: readonly string[] = []) =>
  sortPractice(cards, { today: TODAY, gradedToday: new Set(graded) }, defaultModel).map(
    ({ questionId }) => questionId,
  );

test("the most nearly forgotten question comes first", () => {
  expect(ids([card("steady", 100), card("fading", 4), card("so-so", 10)])).toEqual([
    "fading",
    "so-so",
    "steady",
  ]);
});

test("cards that are due, set aside or graded today are left out", () => {
  const cards = [
    card("due", 4, { dueDay: TODAY }),
    card("again", 4, { relearnDay: TODAY }),
    card("aside", 4, { isSuspended: true }),
    card("done", 4),
    card("left", 9),
  ];
  expect(ids(cards, ["done"])).toEqual(["left"]);
});
