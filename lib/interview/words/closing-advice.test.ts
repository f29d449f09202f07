import { expect, test } from "vitest";
import { closingAdvice, type AnswerOutcome } from "./closing-advice";

const answer = (outcome: Partial<AnswerOutcome>): AnswerOutcome => ({
  share: 0.9,
  isEssentialMissed: false,
  isLockedByClock: false,
  timeShare: 0.8,
  ...outcome,
});

test.each([
  [
    "nearly nothing was said",
    [answer({ share: 0.1, isEssentialMissed: true, isLockedByClock: true })],
    /Most of this was new/,
  ],
  [
    "the clock locked half of the answers",
    [answer({}), answer({ isLockedByClock: true, isEssentialMissed: true })],
    /cut you short/,
  ],
  [
    "an essential point was missed",
    [answer({ share: 0.6, isEssentialMissed: true, timeShare: 0.2 })],
    /essential point first/,
  ],
  ["half of the time was left and points were missing", [answer({ share: 0.6, timeShare: 0.3 })], /had time left/],
  ["little was missing", [answer({})], /You know this/],
  ["points were missing and the time was used", [answer({ share: 0.6 })], /not all that belongs to it/],
  ["points were missing and no clock ran", [answer({ share: 0.6, timeShare: null })], /not all that belongs to it/],
  ["little was missing and no clock ran", [answer({ timeShare: null })], /You know this/],
  ["one answer of three went wrong", [answer({}), answer({}), answer({ share: 0 })], /You know this/],
])("%s", (_, answers, text) => {
  expect(closingAdvice(answers).text).toMatch(text);
});
