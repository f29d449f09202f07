import { expect, test } from "vitest";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { HORIZON_DAYS, makeValueTable, worthOf } from "./value-table";

test("a memory is worth no less with later reviews, and more with twenty days left", () => {
  const table = makeValueTable(defaultModel);
  for (const stability of [0.2, 2, 20, 200]) {
    for (const left of [1, 5, 20, HORIZON_DAYS]) {
      const bare = worthOf(defaultModel.retrievability(left, stability));
      // Interpolating between the points of the grid costs up to a hundredth or two.
      expect(table.valueAt(left, { stability, difficulty: 5 })).toBeGreaterThan(bare - 0.02);
    }
    expect(table.valueAt(20, { stability: 2, difficulty: 5 })).toBeGreaterThan(
      worthOf(defaultModel.retrievability(20, 2)) + 0.05,
    );
  }
});
