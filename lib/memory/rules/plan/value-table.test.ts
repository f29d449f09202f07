import { expect, test } from "vitest";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { HORIZON_DAYS, makeValueTable, worthOf } from "./value-table";

test("a memory is worth no less with reviews to come than without, and no less the longer there is", () => {
  const table = makeValueTable(defaultModel);
  for (const stability of [0.2, 2, 20, 200]) {
    for (const left of [1, 5, 20, HORIZON_DAYS]) {
      const bare = worthOf(defaultModel.retrievability(left, stability));
      // The grid's straight lines between its points cost up to a hundredth or two.
      expect(table.valueAt(left, { stability, difficulty: 5 })).toBeGreaterThan(bare - 0.02);
    }
    expect(table.valueAt(20, { stability: 2, difficulty: 5 })).toBeGreaterThan(
      worthOf(defaultModel.retrievability(20, 2)) + 0.05,
    );
  }
});
