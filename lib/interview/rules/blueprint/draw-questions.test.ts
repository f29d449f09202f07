import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Blueprint, Cell } from "./blueprint";
import { drawQuestions, repeatQuestions, type DrawRequest } from "./draw-questions";
import { NO_PRACTICE, type DrawQuestion, type DrawSnapshot } from "./draw-weight";
import { LEVELS } from "@/lib/questions/rules/level";

const TODAY = 20_000;
const TOPICS = ["network", "storage", "cost"];

/**
 * Returns a bank with `perCell` questions of each topic and level, named like
 * "aws/network-beginner-0".
 */
function bankOf(perCell: number): readonly DrawQuestion[] {
  return TOPICS.flatMap((topic) =>
    LEVELS.flatMap((level, rank) =>
      Array.from({ length: perCell }, (_, index) => ({
        id: `aws/${topic}-${level}-${index}`,
        level,
        topics: [topic],
        limitSeconds: 60 * (rank + 1),
      })),
    ),
  );
}

const blueprint = (cells: readonly Cell[], more: Partial<Blueprint> = {}): Blueprint => ({
  key: "own",
  title: "Your own interview",
  mode: "strict",
  thinkingSeconds: 0,
  sessionSeconds: null,
  limitShare: 1,
  focus: "any",
  cells,
  ...more,
});
const all = (questions: number): Cell => ({ levels: LEVELS, topics: [], questions });
const snapshotOf = (more: Partial<DrawSnapshot>): DrawSnapshot => ({
  ...NO_PRACTICE,
  today: TODAY,
  ...more,
});
const draw = (more: Partial<DrawRequest> = {}) =>
  drawQuestions({
    bank: bankOf(4),
    snapshot: snapshotOf({}),
    blueprint: blueprint([all(6)]),
    extraTime: "none",
    seed: 1,
    ...more,
  });
const ids = (drawn: readonly { questionId: string }[]) => drawn.map(({ questionId }) => questionId);

/** Counts how often each question is asked in a thousand interviews of one question. */
function shares(bank: readonly DrawQuestion[], snapshot: DrawSnapshot): Map<string, number> {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 1000; seed += 1) {
    const [first] = draw({ bank, snapshot, seed, blueprint: blueprint([all(1)]) });
    const id = first?.questionId ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1 / 1000);
  }
  return counts;
}

const anyRequest = fc
  .record({
    perCell: fc.integer({ min: 0, max: 4 }),
    cells: fc.array(
      fc.record({
        levels: fc.subarray([...LEVELS]),
        topics: fc.subarray([...TOPICS, "aws", "gone"]),
        amount: fc.integer({ min: 0, max: 12 }),
        unit: fc.constantFrom("questions", "minutes"),
      }),
      { maxLength: 3 },
    ),
    seed: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    marks: fc.array(
      fc.record({
        at: fc.nat({ max: 35 }),
        as: fc.constantFrom("aside", "reserved", "avoid", "met"),
      }),
    ),
  })
  .map(({ perCell, cells, seed, marks }) => {
    const bank = bankOf(perCell);
    const marked = (as: string) =>
      new Set(
        marks.flatMap((mark) => (mark.as === as && bank[mark.at] ? [bank[mark.at]?.id ?? ""] : [])),
      );
    const cards = new Map([...marked("met")].map((id) => [id, { dueDay: TODAY }]));
    const seenDays = new Map([...marked("met")].map((id, index) => [id, TODAY - index]));
    return {
      bank,
      seed,
      avoid: marked("avoid"),
      extraTime: "none" as const,
      snapshot: snapshotOf({
        setAside: marked("aside"),
        reserved: marked("reserved"),
        cards,
        seenDays,
      }),
      blueprint: blueprint(cells.map(({ amount, unit, ...cell }) => ({ ...cell, [unit]: amount }))),
    };
  });

test("the same person, bank and seed give the same list, in any order of the bank", () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      expect(drawQuestions({ ...request, bank: request.bank.toReversed() })).toEqual(
        drawQuestions(request),
      );
    }),
  );
});

test("nothing that was set aside is asked, nothing twice, and never more than the bank and the blueprint contain", () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const drawn = drawQuestions(request);
      const { bank, snapshot } = request;
      expect(new Set(ids(drawn)).size).toBe(drawn.length);
      for (const { questionId, cell } of drawn) {
        expect(snapshot.setAside.has(questionId)).toBe(false);
        const asked = request.blueprint.cells[cell];
        expect(asked?.levels).toContain(bank.find(({ id }) => id === questionId)?.level);
      }
      for (const [index, { questions = Infinity }] of request.blueprint.cells.entries())
        expect(drawn.filter(({ cell }) => cell === index).length).toBeLessThanOrEqual(questions);
    }),
  );
});

test("at most a third of the questions are reserved ones, and at least one is when an interview of three can have one", () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const drawn = drawQuestions(request);
      const kept = drawn.filter(({ isReserved }) => isReserved);
      expect(kept.length * 3).toBeLessThanOrEqual(drawn.length);
      for (const { questionId, isReserved } of drawn)
        expect(request.snapshot.reserved.has(questionId)).toBe(isReserved);
    }),
  );
  const reserved = new Set(["aws/network-beginner-0", "aws/cost-beginner-1"]);
  const kept = (questions: number) =>
    draw({ snapshot: snapshotOf({ reserved }), blueprint: blueprint([all(questions)]) }).filter(
      ({ isReserved }) => isReserved,
    ).length;
  expect([1, 2, 3, 5, 6, 30].map(kept)).toEqual([0, 0, 1, 1, 2, 2]);
});

test("practice of weak topics or of a concept uses up no reserved question", () => {
  const bank = bankOf(4).map((question) => ({ ...question, concepts: ["nat-gateway"] }));
  const snapshot = snapshotOf({ reserved: new Set(ids(draw())), weakTopics: new Set(TOPICS) });
  for (const practice of [{ focus: "weak" } as const, { concept: "nat-gateway" }]) {
    const drawn = draw({ bank, snapshot, blueprint: blueprint([all(36)], practice) });
    expect(drawn).toHaveLength(30);
    expect(drawn.some(({ isReserved }) => isReserved)).toBe(false);
  }
});

test("weak topics only asks nothing else, and nothing at all while no topic is known to be weak", () => {
  const snapshot = snapshotOf({ weakTopics: new Set(["cost"]) });
  const drawn = draw({ snapshot, blueprint: blueprint([all(5)], { focus: "weak" }) });
  expect(drawn).toHaveLength(5);
  expect(ids(drawn).every((id) => id.startsWith("aws/cost-"))).toBe(true);
  expect(draw({ blueprint: blueprint([all(5)], { focus: "weak" }) })).toEqual([]);
});

test("practice of a concept asks only questions with a point of it", () => {
  const bank = bankOf(2).map((question, index) => ({
    ...question,
    concepts: index < 2 ? ["nat-gateway"] : [],
  }));
  const drawn = draw({ bank, blueprint: blueprint([all(3)], { concept: "nat-gateway" }) });
  expect(ids(drawn).toSorted()).toEqual(["aws/network-beginner-0", "aws/network-beginner-1"]);
});

test("due cards and unseen questions come up more often, and yesterday's questions hardly ever", () => {
  const bank = bankOf(1).slice(0, 3);
  const [due, fresh, recent] = bank.map(({ id }) => id);
  const cards = new Map([
    [due ?? "", { dueDay: TODAY }],
    [recent ?? "", { dueDay: TODAY + 3 }],
  ]);
  const seenDays = new Map([
    [due ?? "", TODAY - 30],
    [recent ?? "", TODAY - 1],
  ]);
  const drawn = shares(bank, snapshotOf({ cards, seenDays }));
  // Weights of 3, 2 and 1/14, within three standard errors of a thousand draws.
  expect(drawn.get(due ?? "")).toBeCloseTo(3 / 5.07, 1);
  expect(drawn.get(fresh ?? "")).toBeCloseTo(2 / 5.07, 1);
  expect(drawn.get(recent ?? "")).toBeLessThan(0.04);
});

test("a weak topic comes up twice as often, and a question seen yesterday rests even without a card", () => {
  const bank = bankOf(1).filter(({ level }) => level === "beginner");
  const weak = shares(bank, snapshotOf({ weakTopics: new Set(["cost"]) }));
  expect(weak.get("aws/cost-beginner-0")).toBeCloseTo(0.5, 1);
  const rested = shares(
    bank,
    snapshotOf({ seenDays: new Map([["aws/cost-beginner-0", TODAY - 1]]) }),
  );
  expect(rested.get("aws/cost-beginner-0") ?? 0).toBeLessThan(0.05);
});

test("a question that was just read is drawn only when nothing else is left, even to fill up the minutes", () => {
  const bank = bankOf(2);
  const some = fc.subarray(bank.map(({ id }) => id));
  const amounts = fc.record({
    amount: fc.integer({ min: 1, max: 20 }),
    unit: fc.constantFrom("questions", "minutes"),
  });
  fc.assert(
    fc.property(some, some, amounts, fc.integer(), (opened, avoid, { amount, unit }, seed) => {
      const snapshot = snapshotOf({ justOpened: new Set(opened) });
      const cells = [{ levels: LEVELS, topics: [], [unit]: amount }];
      const drawn = ids(
        draw({ bank, snapshot, blueprint: blueprint(cells), avoid: new Set(avoid), seed }),
      );
      const readAgain = drawn.filter((id) => opened.includes(id));
      const left = bank.filter(({ id }) => !opened.includes(id) && !drawn.includes(id));
      expect(readAgain.length === 0 || left.length === 0).toBe(true);
    }),
  );
  expect(
    draw({ bank, snapshot: snapshotOf({ justOpened: new Set(bank.map(({ id }) => id)) }) }),
  ).toHaveLength(6);
});

test("a cell of minutes takes as many questions as fit with thinking and grading, and at least one", () => {
  const minutes = (number: number, more: Partial<Blueprint> = {}) =>
    blueprint([{ levels: ["beginner"], topics: [], minutes: number }], more);
  // A beginner's question takes 60 s here, and 45 s to grade.
  expect(draw({ blueprint: minutes(7) })).toHaveLength(4);
  expect(draw({ blueprint: minutes(7, { thinkingSeconds: 30 }) })).toHaveLength(3);
  expect(draw({ blueprint: minutes(7, { limitShare: 0.5 }) })).toHaveLength(5);
  expect(draw({ blueprint: minutes(7), extraTime: "2" })).toHaveLength(2);
  expect(draw({ blueprint: minutes(7), extraTime: "untimed" })).toHaveLength(4);
  expect(draw({ blueprint: minutes(1) })).toHaveLength(1);
});

test("a retake asks the same list in the same order, leaves out what was retired or set aside, and counts it", () => {
  const first = draw();
  const [gone, aside] = ids(first);
  const bank = bankOf(4);
  const none = { setAside: new Set<string>(), reserved: new Set<string>() };
  expect(repeatQuestions(first, bank, none)).toEqual({ drawn: first, missing: 0 });
  const again = repeatQuestions(
    first,
    bank.filter(({ id }) => id !== gone),
    { ...none, setAside: new Set([aside ?? ""]) },
  );
  expect(again).toEqual({ drawn: first.slice(2), missing: 2 });
});

test("a parallel has as many questions of each cell, and repeats none while the bank has others", () => {
  const cells = [all(4), { levels: ["beginner" as const], topics: ["network"], questions: 2 }];
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, otherSeed) => {
      const first = draw({ blueprint: blueprint(cells), seed });
      const counts = cells.map((_, index) => first.filter(({ cell }) => cell === index).length);
      const parallel = draw({
        blueprint: blueprint(cells),
        seed: otherSeed,
        avoid: new Set(ids(first)),
        counts,
      });
      expect(parallel.map(({ cell }) => cell)).toEqual(first.map(({ cell }) => cell));
      const repeated = parallel.filter(
        ({ questionId, cell }) => cell === 0 && ids(first).includes(questionId),
      );
      expect(repeated).toEqual([]);
    }),
  );
});

test("a parallel repeats only as many as it must when the bank has no others", () => {
  const bank = bankOf(4).filter(({ id }) => id.startsWith("aws/cost-beginner"));
  const first = draw({ bank, blueprint: blueprint([all(3)]) });
  const parallel = draw({
    bank,
    blueprint: blueprint([all(3)]),
    seed: 2,
    avoid: new Set(ids(first)),
    counts: [3],
  });
  expect(parallel).toHaveLength(3);
  expect(ids(parallel).filter((id) => ids(first).includes(id))).toHaveLength(2);
});
