/** What a keyboard event says of its key. */
type Pressed = Readonly<{ key: string; code: string; shiftKey: boolean }>;

const PLACE = /^(?:(?:Digit|Numpad)(\d)|Key([A-Z]))$/;

/**
 * Returns the digit, Latin letter or name that a key stands for, whatever the keyboard's layout: what
 * it types where that's one of these, or else what stands in its place on a US keyboard. So French
 * keys choose 1 to 4 without Shift, Cyrillic ones undo, and a numeric pad works without NumLock.
 */
export function keyOf({ key, code, shiftKey }: Pressed): string {
  if (/^[a-z\d]$/i.test(key)) return key.toLowerCase();
  const [, digit, letter] = PLACE.exec(code) ?? [];
  if (letter !== undefined && /^\P{ASCII}$/u.test(key)) return letter.toLowerCase();
  // With Shift a key of the top row types a sign, which nobody means as a number.
  return digit !== undefined && !shiftKey ? digit : key;
}

/** Returns whether a key belongs to a composition, such as choosing Japanese characters by Enter. */
export function isComposing({
  isComposing: isUnderWay,
  key,
  keyCode,
}: Readonly<{ isComposing: boolean; key: string; keyCode: number }>): boolean {
  // Safari sends the confirming Enter after the composition's end, with this code.
  return isUnderWay || key === "Process" || keyCode === 229;
}
