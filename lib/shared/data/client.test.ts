import { expect, test } from "vitest";
import * as z from "zod";
import { sendTogether, statement } from "./client";

const Numbered = z.strictObject({ nth: z.int() });

test("rows are checked against their schema: a missing column, one of another type or an extra one is refused", async () => {
  expect(await statement("SELECT 1 AS nth", [], Numbered)).toEqual([{ nth: 1 }]);
  for (const wrong of ["SELECT '1' AS nth", "SELECT 1 AS NTH_", "SELECT 1 AS nth, 2 AS more"])
    await expect(statement(wrong, [], Numbered)).rejects.toThrow(z.ZodError);
});

test("when statements are sent together the first fault is thrown, and the connection still works", async () => {
  const faulty = [
    { text: "SELECT 1 / $1::int", values: [0] },
    { text: "SELECT 'never prepared before', $1::int", values: [1] },
  ];
  await expect(sendTogether(faulty, () => true)).rejects.toThrow("division by zero");
  // What the fault kept from being prepared is prepared now.
  const right = { text: "SELECT 'never prepared before', $1::int", values: [1] };
  for (let nth = 0; nth < 20; nth += 1)
    expect(await sendTogether([right, right], ([one]) => one === 1)).toBe(true);
});
