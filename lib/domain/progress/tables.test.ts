import { expect, test } from "vitest";
import { calibrationTable, dueTable, toCsv } from "./tables";

test("a table is read by every spreadsheet, whatever stands in it", () => {
  expect(
    toCsv({
      head: ["Topic", "Says"],
      rows: [
        ['VPC, "the network"', "62 %"],
        ["Plain", ""],
      ],
    }),
  ).toBe('Topic,Says\r\n"VPC, ""the network""",62 %\r\nPlain,\r\n');
});

test("numbers are written as people read them", () => {
  expect(dueTable([{ day: 20_000, cards: 3 }]).rows).toEqual([["Fri 4 October", "3"]]);
  expect(calibrationTable([{ predicted: 0.876, observed: 0.9, n: 12 }]).rows).toEqual([
    ["88\u{A0}%", "90\u{A0}%", "12"],
  ]);
});
