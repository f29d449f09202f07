// Loaded before a process's own code: lets its clock be ahead by CLOCK_AHEAD_MS milliseconds.
const ahead = Number(process.env["CLOCK_AHEAD_MS"]);
const RightDate = Date;

class ShiftedDate extends RightDate {
  /** @param {[]} given */
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(RightDate.now() + ahead);
  }
}

// Next looks for these on the class itself.
Object.assign(ShiftedDate, {
  now: () => RightDate.now() + ahead,
  parse: RightDate.parse,
  UTC: RightDate.UTC,
});
globalThis.Date = /** @type {DateConstructor} */ (ShiftedDate);
