import { expect, test } from "vitest";
import { chooseReserved, type ReservedQuestion } from "./reserve";

const cell = (topic: string, level: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `aws/${topic}-${level}-${index}`,
    level,
    topics: [topic, "cost"],
  }));
const bank = [
  ...cell("network", "beginner", 6),
  ...cell("network", "advanced", 4),
  ...cell("storage", "beginner", 5),
];

const choose = (userId: string, more: { reserved?: ReservedQuestion[]; seen?: string[] } = {}) =>
  chooseReserved(bank, { userId, reserved: more.reserved ?? [], seen: new Set(more.seen) });

test("one question is kept of each main topic and level that has five, and of no other", () => {
  expect(choose("ada").map(({ topic, level }) => `${topic} ${level}`)).toEqual([
    "network beginner",
    "storage beginner",
  ]);
});

test("the same person always keeps the same questions, and not everybody the same", () => {
  expect(choose("ada")).toEqual(
    chooseReserved(bank.toReversed(), {
      userId: "ada",
      reserved: [],
      seen: new Set(),
    }).toReversed(),
  );
  const lots = new Set(
    ["ada", "grace", "edsger", "barbara", "alan"].map((name) => choose(name)[0]?.questionId),
  );
  expect(lots.size).toBeGreaterThan(1);
});

test("what a person has seen is not reserved any more; where they have seen all of a cell, nothing of it is", () => {
  const first = choose("ada")[0]?.questionId ?? "";
  expect(choose("ada", { seen: [first] }).map(({ questionId }) => questionId)).not.toContain(first);
  const all = bank.map(({ id }) => id);
  expect(choose("ada", { seen: all })).toEqual([]);
});

test("a cell keeps one at a time; released by mocks or a reveal another takes its place, released by hand none does", () => {
  const [network] = choose("ada");
  if (!network) throw new Error("Inconsistent: nothing is kept");
  const topics = (releasedBy: ReservedQuestion["releasedBy"]) =>
    choose("ada", { reserved: [{ ...network, releasedBy }] }).map(({ topic }) => topic);
  expect(topics(null)).toEqual(["storage"]);
  expect(topics("person")).toEqual(["storage"]);
  expect(topics("mocks")).toEqual(["network", "storage"]);
  expect(topics("reveal")).toEqual(["network", "storage"]);
  const again = choose("ada", { reserved: [{ ...network, releasedBy: "mocks" }] });
  expect(again[0]?.questionId).not.toBe(network.questionId);
});

test("a reserved question that has left the bank makes room for another", () => {
  const reserved = [
    { questionId: "aws/gone", topic: "network", level: "beginner", releasedBy: null },
  ];
  expect(choose("ada", { reserved }).map(({ topic }) => topic)).toEqual(["network", "storage"]);
});
