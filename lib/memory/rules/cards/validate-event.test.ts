import { expect, test } from "vitest";
import { validateEvent } from "./validate-event";
import { validateWeights } from "./weights";
import { fsrs6 } from "./model";
import vectors from "./fsrs-vectors.json" with { type: "json" };

const NOW = new Date("2026-05-01T10:00:00Z");
const TODAY = 20_574;
const good = {
  id: "a",
  kind: "review",
  grade: "good",
  source: "review",
  occurredAt: NOW,
  studyDay: TODAY,
  zone: "UTC",
};

test.each([
  [{ id: "" }, "id"],
  [{ kind: "praise" }, "kind"],
  [{ kind: "void" }, "targetId"],
  [{ kind: "void", targetId: "a" }, "targetId"],
  [{ grade: "splendid" }, "grade"],
  [{ grade: 5 }, "grade"],
  [{ grade: null }, "grade"],
  [{ source: "dream" }, "source"],
  [{ occurredAt: new Date(Number.NaN) }, "occurredAt"],
  [{ occurredAt: "yesterday" }, "occurredAt"],
  [{ occurredAt: new Date("2026-05-01T10:06:00Z") }, "occurredAt"],
  [{ occurredAt: new Date(-1e14) }, "occurredAt"],
  [{ zone: "Mars/Olympus" }, "zone"],
  [{ zone: "" }, "zone"],
  [{ studyDay: Number.NaN }, "studyDay"],
  [{ studyDay: TODAY + 0.5 }, "studyDay"],
  [{ studyDay: TODAY + 400 }, "studyDay"],
])("an event with %o is refused, naming the field", (wrong, field) => {
  expect(validateEvent({ ...good, ...wrong }, NOW)).toMatchObject({ ok: false, error: { field } });
});

test("a valid event is returned as it is, up to five minutes ahead of the clock", () => {
  const ahead = { ...good, occurredAt: new Date(NOW.getTime() + 299_000) };
  expect(validateEvent(ahead, NOW)).toEqual({ ok: true, value: ahead });
  for (const kind of ["reset", "suspend", "resume"])
    expect(validateEvent({ ...good, kind, grade: null }, NOW).ok).toBe(true);
  // A study day can differ from the UTC date by one, in zones far west or east.
  for (const studyDay of [TODAY - 1, TODAY + 1])
    expect(validateEvent({ ...good, studyDay }, NOW).ok).toBe(true);
});

const { fsrs6_default: weights, fsrs5_default: older } = vectors.weights;

test.each([
  [weights.slice(0, 20), "weights"],
  [older, "weights"],
  [Array.from({ length: 34 }, () => 0.5), "weights"],
  [weights.with(4, Number.NaN), "weights.4"],
  [weights.with(20, 0.9), "weights.20"],
  [weights.with(17, 1.7976931348623157e308), "weights.17"],
])("weights that FSRS-6 cannot use are refused by name, not replaced (%#)", (wrong, field) => {
  expect(validateWeights(wrong)).toMatchObject({ ok: false, error: { field } });
  expect(() => fsrs6(wrong, "wrong")).toThrow(field);
});
