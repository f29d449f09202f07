import { array, assert, boolean, constantFrom, integer, nat, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlaces } from "./places.mjs";
import { makeTurns } from "./turns.mjs";

describe("places", () => {
  /** Places whose holders have names. */
  function somePlaces(size: number) {
    const places = makePlaces(size);
    const out: string[] = [];
    return {
      out,
      take: (address: string, name: string) => places.take(address, () => void out.push(name)),
    };
  }

  test("one address may have all of them, and no more than that", () => {
    const { take, out } = somePlaces(3);
    for (const name of ["a1", "a2", "a3"]) expect(take("a", name)).not.toBeNull();
    expect(take("a", "a4")).toBeNull();
    expect(out).toEqual([]);
  });

  test("a newcomer gets the newest place of the address with the most places", () => {
    const { take, out } = somePlaces(4);
    for (const name of ["a1", "a2", "a3"]) take("a", name);
    take("b", "b1");
    expect(take("c", "c1")).not.toBeNull();
    expect(out).toEqual(["a3"]);
  });

  test("nobody loses their only place, or one to an address that would then have more", () => {
    const { take, out } = somePlaces(3);
    for (const name of ["a1", "a2"]) take("a", name);
    take("b", "b1");
    expect(take("b", "b2")).toBeNull();
    expect(take("c", "c1")).not.toBeNull();
    expect(take("d", "d1")).toBeNull();
    expect(out).toEqual(["a2"]);
  });

  test("giving a place back twice frees it once", () => {
    const { take } = somePlaces(2);
    const leave = take("a", "a1");
    take("a", "a2");
    leave?.();
    leave?.();
    expect(take("a", "a3")).not.toBeNull();
    expect(take("a", "a4")).toBeNull();
  });

  test("there are never more holders than places, in any order of arriving and leaving", () => {
    const move = record({
      address: constantFrom("a", "b", "c", "d"),
      comes: boolean(),
      nth: nat(9),
    });
    assert(
      property(integer({ min: 1, max: 6 }), array(move, { maxLength: 60 }), (size, moves) => {
        const places = makePlaces(size);
        const inside = new Map<symbol, () => void>();
        for (const { address, comes, nth } of moves) {
          const name = Symbol(address);
          const leave = comes ? places.take(address, () => void inside.delete(name)) : null;
          if (leave) inside.set(name, leave);
          else if (!comes) {
            const [who, out] = [...inside][nth % Math.max(1, inside.size)] ?? [];
            out?.();
            if (who) inside.delete(who);
          }
          expect(inside.size).toBeLessThanOrEqual(size);
        }
        // A place that was given back can be taken again.
        for (const leave of inside.values()) leave();
        for (let nth = 0; nth < size; nth += 1)
          expect(places.take("z", () => undefined)).not.toBeNull();
      }),
    );
  });
});

describe("turns", () => {
  /** Turns that record their order; `end` ends the oldest running one. */
  function someTurns(atOnce: number) {
    const turns = makeTurns(atOnce);
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const wait = (address: string, name: string) =>
      turns.wait(address, (end) => {
        begun.push(name);
        ends.push(end);
      });
    return { begun, wait, end: () => ends.shift()?.() };
  }

  test("a limited number run at once, and the next begins when one ends", () => {
    const { begun, wait, end } = someTurns(2);
    for (const name of ["a1", "a2", "a3"]) wait("a", name);
    expect(begun).toEqual(["a1", "a2"]);
    end();
    expect(begun).toEqual(["a1", "a2", "a3"]);
  });

  test("an address that sends a lot doesn't hold up one that sends little", () => {
    const { begun, wait, end } = someTurns(2);
    for (const name of ["a1", "a2", "a3", "a4", "a5"]) wait("a", name);
    wait("b", "b1");
    end();
    expect(begun.at(-1)).toBe("b1");
  });

  test("addresses with the same number at work take turns", () => {
    const { begun, wait, end } = someTurns(1);
    wait("x", "x1");
    for (const [address, name] of ["a1", "a2", "b1", "b2"].map(
      (each) => [each.slice(0, 1), each] as const,
    ))
      wait(address, name);
    for (let nth = 0; nth < 4; nth += 1) end();
    expect(begun).toEqual(["x1", "a1", "b1", "a2", "b2"]);
  });

  test("a client that gave up is skipped, and ending a turn twice frees one turn", () => {
    const turns = makeTurns(1);
    const begun: string[] = [];
    let endFirst = () => {};
    turns.wait("a", (end) => (endFirst = end));
    const giveUp = turns.wait("a", () => begun.push("a2"));
    turns.wait("a", () => begun.push("a3"));
    turns.wait("a", () => begun.push("a4"));
    giveUp();
    endFirst();
    endFirst();
    expect(begun).toEqual(["a3"]);
  });
});
