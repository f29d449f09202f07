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

test("one question of each main topic and level with at least five is reserved", () => {
  expect(choose("ada").map(({ topic, level }) => `${topic} ${level}`)).toEqual([
    "network beginner",
    "storage beginner",
  ]);
});

test("the same person always gets the same reserved questions, and not everybody gets the same", () => {
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

test("a question that the person has seen isn't reserved, and a cell that they've seen completely has none", () => {
  const first = choose("ada")[0]?.questionId ?? "";
  expect(choose("ada", { seen: [first] }).map(({ questionId }) => questionId)).not.toContain(first);
  const all = bank.map(({ id }) => id);
  expect(choose("ada", { seen: all })).toEqual([]);
});

test("a cell reserves one at a time; another replaces it after mocks or a reveal, but not after a release by hand", () => {
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
