import { expect, test } from "vitest";
import { movedWords } from "./moved-words";

const AT = new Date("2026-12-01T08:02:30Z");
const GRADED = { lastGrade: "good" as const, lastOccurredAt: AT };

test.each([
  [
    GRADED,
    "2026-12-01T09:00:00Z",
    /^Graded Good at 09:02 on another device\. Choose a grade again /,
  ],
  [GRADED, "2026-12-02T09:00:00Z", /^Graded Good on 1 December at 09:02 on another device\./],
  [
    null,
    "2026-12-01T09:00:00Z",
    /^The last grade .* was taken back on another device\. .* reload the page to go on\.$/,
  ],
])("what became of %j is said with a way to go on", (last, now, words) => {
  expect(movedWords(last, "Europe/Berlin", new Date(now))).toMatch(words);
});
