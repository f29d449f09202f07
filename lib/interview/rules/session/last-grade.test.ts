import { expect, test } from "vitest";
import { lastGrade } from "./last-grade";

const given = (id: string, second: number) => ({
  id,
  grade: "good",
  receivedAt: new Date(1e12 + second * 1000),
});

test("the last grade of an interview is the latest one, in any order of its questions", () => {
  const items = [{ eventId: "b" }, { eventId: "a" }, { eventId: null }];
  expect(lastGrade(items, [given("a", 1), given("b", 9)])?.id).toBe("b");
});

test("a grade that was taken back isn't the last one, and without an effective grade there isn't one", () => {
  expect(lastGrade([{ eventId: "a" }, { eventId: null }], [given("a", 1), given("b", 9)])?.id).toBe(
    "a",
  );
  expect(lastGrade([{ eventId: null }], [given("b", 9)])).toBeNull();
});
