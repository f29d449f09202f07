import { expect, test } from "vitest";
import { lastGrade } from "./last-grade";

const given = (id: string, second: number) => ({
  id,
  grade: "good",
  receivedAt: new Date(1e12 + second * 1000),
});

test("the last grade of an interview is the one given last, in whatever order the questions came", () => {
  const items = [{ eventId: "b" }, { eventId: "a" }, { eventId: null }];
  expect(lastGrade(items, [given("a", 1), given("b", 9)])?.id).toBe("b");
});

test("a grade that was taken back is not the last one, and without an effective grade there is none", () => {
  expect(lastGrade([{ eventId: "a" }, { eventId: null }], [given("a", 1), given("b", 9)])?.id).toBe(
    "a",
  );
  expect(lastGrade([{ eventId: null }], [given("b", 9)])).toBeNull();
});
