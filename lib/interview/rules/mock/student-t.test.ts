import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalReach, studentReach } from "./student-t";

test.each([
  [1, 80, 3.078],
  [4, 80, 1.533],
  [9, 95, 2.262],
  // Not in the table: NIST gives 1.303 and 2.021 for 40, 1.296 and 2.000 for 60.
  [40, 80, 1.303],
  [40, 95, 2.021],
  [60, 80, 1.296],
  [60, 95, 2.0],
] as const)(
  "with %d degrees of freedom %d%% are within %d standard errors",
  (freedom, confidence, reach) => {
    expect(studentReach(freedom, confidence)).toBeCloseTo(reach, 2);
  },
);

test("without a degree of freedom nothing is known", () => {
  expect(studentReach(0, 80)).toBe(Infinity);
  expect(studentReach(Number.NaN, 95)).toBe(Infinity);
});

test("more degrees of freedom never widen it, and it stays above the normal distribution's", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom(80 as const, 95 as const),
      (freedom, confidence) => {
        const reach = studentReach(freedom, confidence);
        expect(studentReach(freedom + 1, confidence)).toBeLessThanOrEqual(reach);
        expect(reach).toBeGreaterThan(normalReach(confidence));
      },
    ),
  );
});
