import { array, assert, boolean, constantFrom, integer, nat, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlaces } from "./places.mjs";
import { makeTurns } from "./turns.mjs";

describe("places", () => {
  /** Places of which each holder is known by a name. */
  function somePlaces(size: number) {
    const places = makePlaces(size);
    const out: string[] = [];
    return {
      out,
      take: (address: string, name: string) => places.take(address, () => void out.push(name)),
    };
  }

  test("one address alone may have them all, and then gets no more", () => {
    const { take, out } = somePlaces(3);
    for (const name of ["a1", "a2", "a3"]) expect(take("a", name)).not.toBeNull();
    expect(take("a", "a4")).toBeNull();
    expect(out).toEqual([]);
  });

  test("a newcomer gets the newest place of the address with the most", () => {
    const { take, out } = somePlaces(4);
    for (const name of ["a1", "a2", "a3"]) take("a", name);
    take("b", "b1");
    expect(take("c", "c1")).not.toBeNull();
    expect(out).toEqual(["a3"]);
  });

  test("nobody loses their only place, nor one to an address that would then have more", () => {
    const { take, out } = somePlaces(3);
    for (const name of ["a1", "a2"]) take("a", name);
    take("b", "b1");
    expect(take("b", "b2")).toBeNull();
    expect(take("c", "c1")).not.toBeNull();
    expect(take("d", "d1")).toBeNull();
    expect(out).toEqual(["a2"]);
  });

  test("a place given back twice is one place", () => {
    const { take } = somePlaces(2);
    const leave = take("a", "a1");
    take("a", "a2");
    leave?.();
    leave?.();
    expect(take("a", "a3")).not.toBeNull();
    expect(take("a", "a4")).toBeNull();
  });

  test("there are never more holders than places, whoever comes and goes", () => {
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
        // What was given back can be taken again.
        for (const leave of inside.values()) leave();
        for (let nth = 0; nth < size; nth += 1)
          expect(places.take("z", () => undefined)).not.toBeNull();
      }),
    );
  });
});

describe("turns", () => {
  /** Turns whose order is written down; `end` ends the oldest one that's under way. */
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

  test("so many begin at once, the others when one ends", () => {
    const { begun, wait, end } = someTurns(2);
    for (const name of ["a1", "a2", "a3"]) wait("a", name);
    expect(begun).toEqual(["a1", "a2"]);
    end();
    expect(begun).toEqual(["a1", "a2", "a3"]);
  });

  test("an address that sends a lot does not hold up one that sends little", () => {
    const { begun, wait, end } = someTurns(2);
    for (const name of ["a1", "a2", "a3", "a4", "a5"]) wait("a", name);
    wait("b", "b1");
    end();
    expect(begun.at(-1)).toBe("b1");
  });

  test("addresses with as many at work take turns", () => {
    const { begun, wait, end } = someTurns(1);
    wait("x", "x1");
    for (const [address, name] of ["a1", "a2", "b1", "b2"].map(
      (each) => [each.slice(0, 1), each] as const,
    ))
      wait(address, name);
    for (let nth = 0; nth < 4; nth += 1) end();
    expect(begun).toEqual(["x1", "a1", "b1", "a2", "b2"]);
  });

  test("who gave up is passed over, and a turn ended twice is one turn", () => {
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
