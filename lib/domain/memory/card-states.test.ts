import { expect, test } from "vitest";
import { countCardStates } from "./card-states";

test("every card counts once, and what was never graded is what is left of the bank", () => {
  const cards = [
    { lastDay: 90, dueDay: 100, relearnDay: null },
    { lastDay: 100, dueDay: 101, relearnDay: 100 },
    { lastDay: 95, dueDay: 115, relearnDay: null },
    { lastDay: 95, dueDay: 116, relearnDay: null },
  ];
  expect(countCardStates(cards, { today: 100, questions: 10 })).toEqual({ due: 2, young: 1, mature: 1, unseen: 6 });
});
