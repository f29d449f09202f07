import { expect, test } from "vitest";
import { isComposing, keyOf } from "./key-of";

test.each([
  ["US", "3", "Digit3", false, "3"],
  ["AZERTY", '"', "Digit3", false, "3"],
  ["AZERTY", "é", "Digit2", false, "2"],
  ["AZERTY with Shift", "3", "Digit3", true, "3"],
  ["Czech", "š", "Digit3", false, "3"],
  ["US with Shift", "#", "Digit3", true, "#"],
  ["a numeric pad", "4", "Numpad4", false, "4"],
  ["a numeric pad without NumLock", "ArrowLeft", "Numpad4", false, "4"],
  ["Cyrillic", "я", "KeyZ", false, "z"],
  ["Greek", "Ζ", "KeyZ", true, "z"],
  ["German, where y and z change places", "z", "KeyY", false, "z"],
  ["Dvorak", ";", "KeyZ", false, ";"],
  ["any", "Enter", "Enter", false, "Enter"],
  ["any", " ", "Space", false, " "],
  ["a screen keyboard without codes", "2", "", false, "2"],
])("on %s, %s at %s is %s", (_, key, code, shiftKey, expected) => {
  expect(keyOf({ key, code, shiftKey })).toBe(expected);
});

test.each([
  [{ isComposing: true, key: "Enter", keyCode: 13 }, true],
  [{ isComposing: false, key: "Process", keyCode: 13 }, true],
  [{ isComposing: false, key: "Enter", keyCode: 229 }, true],
  [{ isComposing: false, key: "Enter", keyCode: 13 }, false],
])("%j belongs to a composition: %s", (event, belongs) => {
  expect(isComposing(event)).toBe(belongs);
});
