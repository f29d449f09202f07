import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isSameZone } from "./same-zone";

const NOW = new Date("2026-12-01T12:00:00Z");
const zones = Intl.supportedValuesOf("timeZone");

test.each([
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["America/Godthab", "America/Nuuk"],
  ["US/Pacific", "America/Los_Angeles"],
  ["UTC", "Etc/UTC"],
  ["GMT", "UTC"],
  ["Europe/Berlin", "Europe/Paris"],
])("%s and %s have the same days", (one, other) => {
  expect([isSameZone(one, other, NOW), isSameZone(other, one, NOW)]).toEqual([true, true]);
});

test.each([
  ["Europe/Berlin", "Europe/London"],
  ["Asia/Kolkata", "Asia/Kathmandu"],
  ["America/Phoenix", "America/Denver"],
  ["Europe/Berlin", "Africa/Tunis"],
  ["Pacific/Auckland", "Pacific/Honolulu"],
  ["Europe/Berlin", "Nowhere/Nothing"],
  ["", "UTC"],
])("%s and %s haven't", (one, other) => {
  expect([isSameZone(one, other, NOW), isSameZone(other, one, NOW)]).toEqual([false, false]);
});

test("two zones are one exactly if no clock of the year ahead differs", () => {
  const zone = fc.constantFrom(...zones);
  const noon = (name: string, day: number) =>
    new Date(NOW.getTime() + day * 86_400_000).toLocaleString("en-GB", { timeZone: name });
  fc.assert(
    fc.property(zone, zone, fc.nat(364), (one, other, day) => {
      const isSame = isSameZone(one, other, NOW);
      expect(isSameZone(other, one, NOW)).toBe(isSame);
      expect(isSame && noon(one, day) !== noon(other, day)).toBe(false);
    }),
    { numRuns: 60 },
  );
});
