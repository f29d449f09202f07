import { expect, test } from "vitest";
import { calibrationTable, dueTable, mockTable, toCsv } from "./tables";

test("every spreadsheet can read a table, with any text in it", () => {
  expect(
    toCsv({
      head: ["Topic", "Says"],
      values: [
        ['VPC, "the network"', 0.617_28],
        ["Plain", null],
      ],
    }),
  ).toBe('Topic,Says\r\n"VPC, ""the network""",0.6173\r\nPlain,\r\n');
});

test("a file can be calculated with: days are dates and shares are numbers", () => {
  expect(toCsv(dueTable([{ day: 20_000, cards: 3 }]))).toBe("Day,Questions\r\n2024-10-04,3\r\n");
  expect(toCsv(calibrationTable([{ predicted: 0.876, observed: 1, n: 12 }]))).toBe(
    "Predicted,Recalled,Reviews\r\n0.876,1,12\r\n",
  );
  const mock = {
    day: 20_000,
    title: "Storage, cost",
    questions: 5,
    score: { score: 0.62, low: 0.4, high: 0.84 },
  };
  expect(toCsv(mockTable([mock], 20_000))).toBe(
    'Day,Interview,Questions,Score,From,To\r\n2024-10-04,"Storage, cost",5,0.62,0.4,0.84\r\n',
  );
});

test("numbers are written the way people read them", () => {
  expect(dueTable([{ day: 20_000, cards: 3 }]).rows).toEqual([["Fri 4 October", "3"]]);
  expect(calibrationTable([{ predicted: 0.876, observed: 0.9, n: 12 }]).rows).toEqual([
    ["88\u{A0}%", "90\u{A0}%", "12"],
  ]);
});
