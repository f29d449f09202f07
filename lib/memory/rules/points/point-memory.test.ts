import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyLog, aGradeEvent, FIRST_DAY } from "@/scripts/testing/histories";
import { foldTallies, type AskedPoint, type LoggedAnswer } from "./answer-tallies";
import { pointMemory } from "./point-memory";
import { DAY_MS } from "@/lib/shared/time";

const SYNC: AskedPoint = {
  id: "sync",
  text: "One is synchronous",
  weight: 3,
  essential: true,
  concept: "replication",
};
const LAG: AskedPoint = { id: "lag", text: "The other lags", weight: 1, concept: "replication" };
const FAILOVER: AskedPoint = {
  id: "failover",
  text: "Failover",
  weight: 2,
  concept: "availability",
};
const READS: AskedPoint = { id: "reads", text: "Reads scale", weight: 2, concept: "availability" };
const POINTS = [SYNC, LAG, FAILOVER, READS];

type Entry = LoggedAnswer & { readonly questionId: string };

function answer(index: number, tickedPointIds: string[], more: Partial<Entry> = {}): Entry {
  const event = aGradeEvent(index, FIRST_DAY + index);
  const points = more.points ?? POINTS;
  // The text of a revision is its name here.
  const revision = JSON.stringify(points);
  return { event, questionId: "aws/rds", tickedPointIds, revision, ...more, points };
}

/** Returns what a log of several questions adds up to. */
function memoryOf(log: readonly Entry[]) {
  const asked = [...new Set(log.map(({ questionId }) => questionId))];
  return pointMemory(
    asked.map((questionId) => ({
      questionId,
      tallies: foldTallies(log.filter((entry) => entry.questionId === questionId)),
    })),
    (_, revision) => JSON.parse(revision) as AskedPoint[],
  );
}

const concept = (log: readonly Entry[], name: string) =>
  memoryOf(log).concepts.find((each) => each.concept === name);
const point = (log: readonly Entry[], id: string) =>
  memoryOf(log).points.find((each) => each.pointId === id);

describe("a tally", () => {
  test("adds up misses by concept, over several questions, and by point", () => {
    const log = [
      answer(0, ["lag"]),
      answer(1, ["sync", "lag"]),
      answer(2, [], { questionId: "aws/aurora" }),
      answer(3, ["failover"], { questionId: "aws/s3", points: [SYNC, FAILOVER] }),
      answer(4, [], { questionId: "aws/aurora" }),
      answer(5, ["sync", "lag", "reads"]),
    ];
    expect(concept(log, "replication")).toMatchObject({
      packId: "aws",
      answers: 6,
      misses: 4,
      questions: 3,
      isEssential: true,
      verdict: "weak",
    });
    expect(
      concept(log, "replication")?.missedPoints.map(({ questionId, pointId }) => [
        questionId,
        pointId,
      ]),
    ).toEqual([
      ["aws/aurora", "sync"],
      ["aws/s3", "sync"],
      ["aws/aurora", "lag"],
      ["aws/rds", "sync"],
    ]);
    expect(point(log, "sync")).toMatchObject({
      questionId: "aws/aurora",
      answers: 2,
      misses: 2,
      lastMissedDay: 20_004,
    });
  });

  test("counts a concept as missed without an essential point or half of its weight", () => {
    const misses = (ticked: string[], name: string) => concept([answer(0, ticked)], name)?.misses;
    expect(misses(["lag"], "replication")).toBe(1);
    expect(misses(["sync"], "replication")).toBe(0);
    expect(misses(["reads"], "availability")).toBe(0);
    expect(misses([], "availability")).toBe(1);
  });

  test("of a concept in several questions comes before one as surely missed in only one", () => {
    const log = [0, 1, 2].map((index) => answer(index, [], { points: [SYNC] }));
    const over = [3, 4, 5].map((index) =>
      answer(index, [], { questionId: `aws/q${index}`, points: [FAILOVER] }),
    );
    expect(memoryOf([...log, ...over]).concepts).toMatchObject([
      { concept: "availability", questions: 3, isEssential: false, verdict: "weak" },
      { concept: "replication", questions: 1, isEssential: true, verdict: "weak" },
    ]);
  });

  test("is separate for concepts of the same name in two packs", () => {
    const log = [answer(0, []), answer(1, [], { questionId: "other/rds" })];
    expect(
      memoryOf(log).concepts.filter(({ concept: name }) => name === "replication"),
    ).toMatchObject([
      { packId: "aws", answers: 1 },
      { packId: "other", answers: 1 },
    ]);
  });

  test("has the text of a point's latest answer, and counts over all revisions", () => {
    const later = { ...SYNC, text: "Now in other words", essential: false };
    expect(point([answer(0, []), answer(1, ["sync"], { points: [later] })], "sync")).toMatchObject({
      text: "Now in other words",
      isEssential: false,
      answers: 2,
      misses: 1,
    });
  });
});

test("an answer stops counting when it is taken back, and counts again when its undo is", () => {
  const log = [answer(0, []), answer(1, [])];
  const takesBack = (id: string, targetId: string): Entry => ({
    event: {
      kind: "void",
      id,
      targetId,
      occurredAt: new Date((FIRST_DAY + 10 + Number(id)) * DAY_MS),
    },
    questionId: "aws/rds",
    revision: "[]",
    points: [],
    tickedPointIds: [],
  });
  const taken = takesBack("0002", "0001");
  const back = takesBack("0003", "0002");
  expect(point([...log, taken], "sync")).toMatchObject({ answers: 1, lastMissedDay: FIRST_DAY });
  expect(point([...log, taken, back], "sync")).toMatchObject({
    answers: 2,
    lastMissedDay: FIRST_DAY + 1,
  });
});

test("practice counts, and so do answers from before a reset", () => {
  const reset: Entry = {
    event: { kind: "reset", id: "0001", occurredAt: new Date((FIRST_DAY + 1) * DAY_MS) },
    questionId: "aws/rds",
    revision: "[]",
    points: [],
    tickedPointIds: [],
  };
  const practised = answer(2, [], { event: aGradeEvent(2, FIRST_DAY + 2, { source: "practice" }) });
  expect(point([answer(0, []), reset, practised], "sync")).toMatchObject({ answers: 2, misses: 2 });
});

const anyAnswers: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(
    anyLog,
    fc.array(fc.subarray(["sync", "lag", "failover", "reads"]), { minLength: 31, maxLength: 31 }),
  )
  .map(([events, ticks]) =>
    events.map((event, index) => {
      const isReview = event.kind === "review";
      // Copies of an event have the same ticks.
      const id = Number(event.id);
      return {
        event,
        questionId: ["aws/rds", "aws/aurora"][id % 2] ?? "",
        revision: JSON.stringify(POINTS),
        points: isReview ? POINTS : [],
        tickedPointIds: isReview ? (ticks[id] ?? ticks[index] ?? []) : [],
      };
    }),
  );

test("the same answers give the same tallies, in any order and even if they arrive twice", () => {
  fc.assert(
    fc.property(
      anyAnswers.chain((log) =>
        fc.tuple(
          fc.constant(log),
          fc.shuffledSubarray([...log, ...log], { minLength: 2 * log.length }),
        ),
      ),
      ([log, arrived]) => {
        expect(memoryOf(arrived)).toEqual(memoryOf(log));
      },
    ),
  );
});

test("a grade that is taken back does not change any tally", () => {
  fc.assert(
    fc.property(anyAnswers, fc.subarray(["sync", "lag"]), (log, ticked) => {
      const given = answer(9_000, ticked);
      const at = new Date(given.event.occurredAt.getTime() + 1);
      const taken: Entry = {
        ...answer(9_001, []),
        event: { kind: "void", id: "9999", targetId: given.event.id, occurredAt: at },
      };
      expect(memoryOf([...log, given, taken])).toEqual(memoryOf(log));
    }),
  );
});

test("misses never exceed answers, every missed point has a concept, and a miss adds up", () => {
  fc.assert(
    fc.property(anyAnswers, (log) => {
      const { points, concepts } = memoryOf(log);
      for (const tally of [...points, ...concepts])
        expect(tally.misses).toBeLessThanOrEqual(tally.answers);
      expect(concepts.flatMap(({ missedPoints }) => missedPoints)).toHaveLength(
        points.filter(({ misses }) => misses > 0).length,
      );
      const after = memoryOf([...log, answer(9_000, [])]);
      const before = points.find(
        ({ questionId, pointId }) => questionId === "aws/rds" && pointId === "sync",
      );
      const now = after.points.find(
        ({ questionId, pointId }) => questionId === "aws/rds" && pointId === "sync",
      );
      expect(now?.misses).toBe((before?.misses ?? 0) + 1);
      expect(now?.sureShare).toBeGreaterThan(before?.sureShare ?? 0);
      expect(now?.coveredInARow).toBe(0);
    }),
  );
});
