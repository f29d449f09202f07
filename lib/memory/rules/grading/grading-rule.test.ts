import * as fc from "fast-check";
import { expect, test } from "vitest";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { proposeGrade } from "./grading-rule";

const points = [
  { id: "a", weight: 3, essential: true },
  { id: "b", weight: 2, essential: true },
  { id: "c", weight: 2 },
  { id: "d", weight: 1 },
];
const propose = (ticked: string[], answeringMs: number | null = 60_000, limitMs: number | null = 60_000) =>
  proposeGrade({ points, ticked, answeringMs, limitMs });

test.each([
  { ticked: [], grade: null, reason: "0 of 4 points, 2 essentials missed" },
  { ticked: ["c", "d"], grade: "again", reason: "2 of 4 points, 2 essentials missed" },
  { ticked: ["a"], grade: "again", reason: "1 of 4 points, one essential missed" },
  { ticked: ["a", "d"], grade: "hard", reason: "2 of 4 points, one essential missed" },
  { ticked: ["a", "b"], grade: "hard", reason: "2 of 4 points" },
  { ticked: ["a", "c", "d"], grade: "hard", reason: "3 of 4 points, one essential missed" },
  { ticked: ["a", "b", "d"], grade: "good", reason: "3 of 4 points" },
  { ticked: ["a", "b", "c", "d"], grade: "good", reason: "4 of 4 points" },
])("$ticked said in the whole time: $grade", ({ ticked, grade, reason }) => {
  const proposal = propose(ticked);
  expect(proposal.grade).toBe(grade);
  expect(proposal.reason).toBe(reason);
});

test("everything said in six tenths of the time is Easy, a moment later it is Good", () => {
  expect(propose(["a", "b", "c", "d"], 36_000).grade).toBe("easy");
  expect(propose(["a", "b", "c", "d"], 36_001).grade).toBe("good");
});

test("without a clock Easy is not proposed", () => {
  expect(propose(["a", "b", "c", "d"], null, null).grade).toBe("good");
});

test("a tick for a point that the question does not have counts for nothing", () => {
  expect(propose(["a", "b", "x"])).toEqual(propose(["a", "b"]));
});

test("one more point said never makes the proposal worse", () => {
  const anyPoints = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1 }), weight: fc.integer({ min: 1, max: 3 }), essential: fc.boolean() }),
    { minLength: 1, maxLength: 7, selector: ({ id }) => id },
  );
  const rank = (grade: (typeof GRADES)[number] | null) => (grade ? GRADES.indexOf(grade) : 0);
  fc.assert(
    fc.property(
      anyPoints,
      fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
      fc.nat(),
      fc.integer({ min: 0, max: 60_000 }),
      (some, picks, pick, answeringMs) => {
        const ticked = some.filter((_, index) => picks[index]).map(({ id }) => id);
        const more = [...ticked, some[pick % some.length]?.id ?? ""];
        const grade = (said: string[]) =>
          rank(proposeGrade({ points: some, ticked: said, answeringMs, limitMs: 60_000 }).grade);
        expect(grade(more)).toBeGreaterThanOrEqual(grade(ticked));
      },
    ),
  );
});
