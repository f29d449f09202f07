/**
 * Returns a bounded number of places that all addresses share. While there's room anybody gets one.
 * Once all are taken, a newcomer gets the newest place of the address that holds the most, unless
 * that's their own address.
 * @param {number} size
 */
export function makePlaces(size) {
  /**
   * The places of each address, as what puts their holder out, oldest first. @type {Map<string,
   * Set<() => void>>}
   */
  const held = new Map();
  let taken = 0;

  /**
   * @param {string} address
   * @param {() => void} putOut
   */
  function leave(address, putOut) {
    const own = held.get(address);
    if (!own?.delete(putOut)) return;
    taken -= 1;
    if (own.size === 0) held.delete(address);
  }

  /**
   * Frees a place for this address. Returns false when no other address holds at least two more.
   * @param {string} address
   */
  function makeRoom(address) {
    const own = held.get(address)?.size ?? 0;
    let heaviest = address;
    for (const [other, places] of held)
      if (places.size > (held.get(heaviest)?.size ?? 0)) heaviest = other;
    const places = [...(held.get(heaviest) ?? [])];
    const newest = places.at(-1);
    if (!newest || places.length < own + 2) return false;
    leave(heaviest, newest);
    newest();
    return true;
  }

  return {
    /**
     * Takes a place and returns what gives it back, or null when there's none. `putOut` is called
     * when the place goes to somebody else.
     * @param {string} address
     * @param {() => void} putOut
     * @returns {(() => void) | null}
     */
    take(address, putOut) {
      if (taken >= size && !makeRoom(address)) return null;
      taken += 1;
      held.set(address, (held.get(address) ?? new Set()).add(putOut));
      return () => leave(address, putOut);
    },
  };
}
