import * as fc from "fast-check";
import { expect, test } from "vitest";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { suggestGrade } from "./grading-rule";

const points = [
  { id: "a", weight: 3, essential: true },
  { id: "b", weight: 2, essential: true },
  { id: "c", weight: 2 },
  { id: "d", weight: 1 },
];
const suggest = (
  ticked: string[],
  answeringMs: number | null = 60_000,
  limitMs: number | null = 60_000,
) => suggestGrade({ points, ticked, answeringMs, limitMs });

test.each([
  { ticked: [], grade: null, hit: 0, missed: ["a", "b"] },
  { ticked: ["c", "d"], grade: "again", hit: 2, missed: ["a", "b"] },
  { ticked: ["a"], grade: "again", hit: 1, missed: ["b"] },
  { ticked: ["a", "d"], grade: "hard", hit: 2, missed: ["b"] },
  { ticked: ["a", "b"], grade: "hard", hit: 2, missed: [] },
  { ticked: ["a", "c", "d"], grade: "hard", hit: 3, missed: ["b"] },
  { ticked: ["a", "b", "d"], grade: "good", hit: 3, missed: [] },
  { ticked: ["a", "b", "c", "d"], grade: "good", hit: 4, missed: [] },
])("$ticked covered in the full time suggests $grade", ({ ticked, grade, hit, missed }) => {
  expect(suggest(ticked)).toMatchObject({ grade, hit, total: 4, essentialsMissed: missed });
});

test("covering everything in 60% of the time suggests Easy, and a moment later Good", () => {
  expect(suggest(["a", "b", "c", "d"], 36_000).grade).toBe("easy");
  expect(suggest(["a", "b", "c", "d"], 36_001).grade).toBe("good");
});

test("a suggestion says if an early reveal or overtime over a quarter capped it", () => {
  const capped = (more: { overtimeShare?: number; isRevealedEarly?: boolean }) => {
    const ticked = points.map(({ id }) => id);
    return suggestGrade({ points, ticked, answeringMs: 60_000, limitMs: 60_000, ...more });
  };
  expect(capped({ overtimeShare: 0.25 })).toMatchObject({
    grade: "good",
    isFarOver: false,
    isRevealedEarly: false,
  });
  expect(capped({ overtimeShare: 0.251 })).toMatchObject({ grade: "hard", isFarOver: true });
  expect(capped({ isRevealedEarly: true })).toMatchObject({
    grade: "again",
    isRevealedEarly: true,
  });
});

test("without a clock the suggestion is never Easy", () => {
  expect(suggest(["a", "b", "c", "d"], null, null).grade).toBe("good");
});

test("a tick for a point that the question does not have is ignored", () => {
  expect(suggest(["a", "b", "x"])).toEqual(suggest(["a", "b"]));
});

test("one more point covered never makes the suggestion worse", () => {
  const anyPoints = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1 }),
      weight: fc.integer({ min: 1, max: 3 }),
      essential: fc.boolean(),
    }),
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
          rank(suggestGrade({ points: some, ticked: said, answeringMs, limitMs: 60_000 }).grade);
        expect(grade(more)).toBeGreaterThanOrEqual(grade(ticked));
      },
    ),
  );
});
