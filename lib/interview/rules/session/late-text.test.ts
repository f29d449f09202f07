import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { anItem, at, said } from "@/scripts/testing/interviews";
import { countsThoughLate, LATE_TEXT_RULE, withLateText } from "./late-text";
import type { ItemState } from "./interview-state";

const HELD = { unconfirmedMs: 60_000, hasClockJumped: false };
const FACTS = { held: HELD, isFinished: false, wasOpened: false, wasToldLate: false };
/** Its answer ends at 60 seconds, and a day after that late text is too late. */
const item = anItem(0, { shownAt: at(0) });
const LAST = at(60 + 86_400);

describe("text that arrives late", () => {
  test("counts within a day if the page held it at zero by a confirmed countdown", () => {
    expect(countsThoughLate(item, FACTS, LAST)).toBe(true);
    const locked = { ...item, lockedAt: at(60), lockedBy: "clock" } as const;
    expect(countsThoughLate(locked, FACTS, LAST)).toBe(true);
  });

  test.each<[string, Partial<ItemState>, Partial<Parameters<typeof countsThoughLate>[1]>, number]>([
    ["the page doesn't say that it held it", {}, { held: null }, 0],
    [
      "the countdown was unconfirmed for longer",
      {},
      { held: { ...HELD, unconfirmedMs: 60_001 } },
      0,
    ],
    ["the device's clock has jumped", {}, { held: { ...HELD, hasClockJumped: true } }, 0],
    ["it arrives after more than a day", {}, {}, 1],
    ["the model answer was open elsewhere", {}, { wasOpened: true }, 0],
    [
      "the model answer is open here",
      { lockedAt: at(60), lockedBy: "clock", revealedAt: at(70) },
      {},
      0,
    ],
    ["the interview was ended", {}, { isFinished: true }, 0],
    ["the server has already called a text of this page late", {}, { wasToldLate: true }, 0],
    ["the person locked it on another device", { lockedAt: at(30), lockedBy: "person" }, {}, 0],
    [
      "the model answer was opened before the lock",
      { lockedAt: at(30), lockedBy: "reveal" },
      {},
      0,
    ],
    ["the clock isn't strict", { isStrict: false }, {}, 0],
    ["there's no clock", { limitMs: null }, {}, 0],
    ["the question was never shown", { shownAt: null }, {}, 0],
  ])("doesn't count when %s", (_, changed, facts, laterMs) => {
    const now = new Date(LAST.getTime() + laterMs);
    expect(countsThoughLate({ ...item, ...changed }, { ...FACTS, ...facts }, now)).toBe(false);
  });

  const seldom = constantFrom(false, false, false, true);
  const anyItem = record({
    isStrict: constantFrom(true, true, true, false),
    limitMs: constantFrom(60_000, 60_000, 60_000, null),
    extensionMs: constantFrom(0, 60_000),
    shownAt: constantFrom(at(0), at(0), at(0), null),
    lockedBy: constantFrom("clock", "person", "reveal", null),
    isRevealed: seldom,
  }).map(({ lockedBy, isRevealed, ...rest }) =>
    anItem(0, {
      ...rest,
      lockedBy,
      lockedAt: lockedBy && at(60),
      revealedAt: lockedBy && isRevealed ? at(80) : null,
    }),
  );
  const anyFacts = record({
    held: constantFrom(HELD, HELD, HELD, null, { ...HELD, hasClockJumped: true }),
    isFinished: seldom,
    wasOpened: seldom,
    wasToldLate: seldom,
  });

  test("whatever counts becomes the answer, and nothing else about the item changes", () => {
    let counted = 0;
    assert(
      property(anyItem, anyFacts, integer({ min: 0, max: 200_000 }), (any, facts, seconds) => {
        if (!countsThoughLate(any, facts, at(seconds))) return;
        counted += 1;
        const locked: ItemState = { ...any, lockedAt: at(60), lockedBy: "clock" };
        const { text: answerText, writerId: lockedWriter } = said("Held");
        expect(withLateText(locked, said("Held"))).toEqual({ ...locked, answerText, lockedWriter });
      }),
      { numRuns: 5_000 },
    );
    expect(counted).toBeGreaterThan(50);
  });

  test("any further doubt only ever makes text late", () => {
    const doubts = record({
      held: constantFrom(null, { unconfirmedMs: 60_001, hasClockJumped: false }, undefined),
      isFinished: constantFrom(true, undefined),
      wasOpened: constantFrom(true, undefined),
      wasToldLate: constantFrom(true, undefined),
      laterMs: integer({ min: 0, max: LATE_TEXT_RULE.arrivesWithinMs }),
    });
    assert(
      property(anyItem, anyFacts, integer({ min: 0, max: 200_000 }), doubts, (any, facts, s, d) => {
        const { laterMs, ...more } = d;
        const doubted = { ...facts };
        for (const [name, doubt] of Object.entries(more))
          if (doubt !== undefined) Object.assign(doubted, { [name]: doubt });
        const later = new Date(at(s).getTime() + laterMs);
        const counts = countsThoughLate(any, facts, at(s));
        expect(counts || !countsThoughLate(any, doubted, later)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test("doesn't replace an answer that a person has locked or read on from", () => {
    for (const kept of [
      item,
      { ...item, lockedAt: at(30), lockedBy: "person" as const },
      { ...item, lockedAt: at(60), lockedBy: "clock" as const, revealedAt: at(70) },
    ])
      expect(withLateText(kept, said("Late"))).toBe(kept);
  });
});
