import { expect, test } from "vitest";
import { countCardStates } from "./card-states";

test("every card counts once unless it is set aside, and the rest of the bank is unseen", () => {
  const cards = [
    { lastDay: 90, dueDay: 100, relearnDay: null, isSuspended: false },
    { lastDay: 100, dueDay: 101, relearnDay: 100, isSuspended: false },
    { lastDay: 95, dueDay: 115, relearnDay: null, isSuspended: false },
    { lastDay: 10, dueDay: 20, relearnDay: null, isSuspended: true },
    { lastDay: 95, dueDay: 116, relearnDay: null, isSuspended: false },
  ];
  expect(countCardStates(cards, { today: 100, questions: 11 })).toEqual({
    due: 2,
    young: 1,
    mature: 1,
    unseen: 6,
  });
});
