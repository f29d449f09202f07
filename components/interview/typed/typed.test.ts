import { assert, array, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { listOnDevice } from "@/components/ui/device-store";
import { trustCountdown } from "./countdown-trust";
import { maySendDraft, refusalOf, type DraftRefusal } from "./draft-pace";
import { forgetText, keeperOf, listKeptTexts } from "./kept-text";

/** A device whose clocks the test moves: both run, and the one on the wall also jumps. */
function aDevice() {
  let [running, wall] = [1_000, 1_800_000_000_000];
  const pass = (ms: number) => {
    running += ms;
    wall += ms;
  };
  return {
    pass,
    jump: (ms: number) => (wall += ms),
    clocks: { running: () => running, wall: () => wall },
    now: () => running,
  };
}

describe("how well a page knows the time", () => {
  test("is counted from the server's last word to the first request without an answer", () => {
    const device = aDevice();
    const trust = trustCountdown(device.clocks);
    device.pass(20_000);
    trust.confirmed(device.now());
    device.pass(7_000);
    trust.failed(device.now());
    device.pass(600_000);
    trust.failed(device.now());
    expect(trust.held()).toEqual({ unconfirmedMs: 7_000, hasClockJumped: false });
  });

  test("without a failed request is counted until now", () => {
    const device = aDevice();
    const trust = trustCountdown(device.clocks);
    device.pass(61_000);
    expect(trust.held()).toEqual({ unconfirmedMs: 61_000, hasClockJumped: false });
    trust.failed(device.now());
    trust.confirmed(device.now());
    device.pass(5_000);
    expect(trust.held()).toEqual({ unconfirmedMs: 5_000, hasClockJumped: false });
  });

  test("is lost when the clock on the wall jumps, either way, until the server speaks again", () => {
    for (const ms of [2_001, -2_001]) {
      const device = aDevice();
      const trust = trustCountdown(device.clocks);
      device.jump(ms);
      expect(trust.held().hasClockJumped).toBe(true);
      trust.confirmed(device.now());
      expect(trust.held().hasClockJumped).toBe(false);
    }
  });
});

describe("a refused draft", () => {
  const BLOCKED = { by: "another", code: "blocked" } as const;
  const IN_FRONT = { by: "another", code: "in_front" } as const;

  test("is never sent again as it is if its text was refused, and else after a pause", () => {
    const at = (refused: DraftRefusal | null, seq: number, now: number) =>
      maySendDraft(refused, { seq, now, isReturn: false });
    const text = refusalOf(BLOCKED, { seq: 5, at: 0 }, null);
    expect(at(text, 5, 1_000_000)).toBe(false);
    expect([at(text, 6, 2_999), at(text, 6, 3_000)]).toEqual([false, true]);
    const person = refusalOf(IN_FRONT, { seq: 5, at: 0 }, null);
    expect([at(person, 5, 2_999), at(person, 5, 3_000)]).toEqual([false, true]);
    expect(maySendDraft(person, { seq: 5, now: 1, isReturn: true })).toBe(true);
    expect(maySendDraft(text, { seq: 5, now: 1, isReturn: true })).toBe(false);
  });

  test("without anybody who refused is sent as often as ever", () => {
    expect(refusalOf({ by: null, code: "unreachable" }, { seq: 1, at: 0 }, null)).toBeNull();
    expect(maySendDraft(null, { seq: 1, now: 0, isReturn: false })).toBe(true);
  });

  test("is sent less than once in seven seconds on average in any ten minutes of typing", () => {
    const typing = record({
      waitMs: integer({ min: 0, max: 5_000 }),
      sent: constantFrom(BLOCKED, IN_FRONT),
    });
    assert(
      property(array(typing, { minLength: 300, maxLength: 400 }), (turns) => {
        let [refused, now, count] = [null as DraftRefusal | null, 0, 0];
        for (const [seq, { waitMs, sent }] of turns.entries()) {
          now += waitMs;
          if (!maySendDraft(refused, { seq, now, isReturn: false })) continue;
          count += 1;
          refused = refusalOf(sent, { seq, at: now }, refused);
        }
        expect(count).toBeLessThanOrEqual(5 + now / 7_000);
      }),
    );
  });
});

// Node has no IndexedDB, like some private windows: these texts are known until the page is closed.
describe("text in a browser that keeps nothing", () => {
  const owner = {
    userId: "ann",
    interviewId: "first",
    position: 0,
    writerId: "w",
    basedOnWriter: null,
    basedOnSeq: null,
  };
  const typed = (text: string, seq: number) => ({ text, seq, held: null });

  test("is known as it was typed last, to its own person and interview alone, until it's forgotten", async () => {
    const keeper = keeperOf(owner);
    void keeper.keep(typed("One", 1));
    void keeper.keep(typed("One two", 2));
    await keeper.keep(typed("One two three", 3));
    expect(keeper.isKept()).toBe(false);
    const other = { ...owner, userId: "anna" };
    await keeperOf(other).keep(typed("Not Ann's", 1));
    expect(await listKeptTexts("ann", "first")).toMatchObject([{ text: "One two three", seq: 3 }]);
    expect(await listKeptTexts("ann", "second")).toEqual([]);
    await keeper.forget();
    expect(await listKeptTexts("ann", "first")).toEqual([]);
    await forgetText(other);
    expect(await listOnDevice("")).toEqual([]);
  });
});
