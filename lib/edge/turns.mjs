/**
 * Lets a bounded number of requests work at once; the others wait. The next turn goes to the
 * address with the fewest at work, so an address that sends a lot can't hold up one that sends
 * little.
 * @param {number} atOnce
 */
export function makeTurns(atOnce) {
  /** How many each address has at work. @type {Map<string, number>} */
  const working = new Map();
  /**
   * Those who wait, by address; the address whose turn was longest ago comes first. @type
   * {Map<string, Set<() => void>>}
   */
  const waiting = new Map();
  let busy = 0;

  /** @param {string} address */
  function begin(address) {
    busy += 1;
    working.set(address, (working.get(address) ?? 0) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      busy -= 1;
      const left = (working.get(address) ?? 1) - 1;
      if (left > 0) working.set(address, left);
      else working.delete(address);
      callNext();
    };
  }

  function callNext() {
    let chosen = null;
    let fewest = Infinity;
    for (const [address, line] of waiting) {
      const count = working.get(address) ?? 0;
      if (count < fewest) [chosen, fewest] = [{ address, line }, count];
    }
    const [first] = chosen?.line ?? [];
    if (!chosen || !first) return;
    chosen.line.delete(first);
    waiting.delete(chosen.address);
    if (chosen.line.size > 0) waiting.set(chosen.address, chosen.line);
    first();
  }

  return {
    /**
     * Calls `work` at this address's turn, with a function that ends the turn. Returns a function
     * that gives up waiting.
     * @param {string} address
     * @param {(endTurn: () => void) => void} work
     * @returns {() => void}
     */
    wait(address, work) {
      const come = () => work(begin(address));
      if (busy < atOnce) {
        come();
        return () => undefined;
      }
      const line = (waiting.get(address) ?? new Set()).add(come);
      waiting.set(address, line);
      return () => {
        line.delete(come);
        if (line.size === 0 && waiting.get(address) === line) waiting.delete(address);
      };
    },
  };
}
