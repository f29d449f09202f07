import { expect, test } from "vitest";
import { closingAdvice, type Advice, type AnswerOutcome } from "./closing-advice";

const answer = (outcome: Partial<AnswerOutcome>): AnswerOutcome => ({
  share: 0.9,
  isEssentialMissed: false,
  isLockedByClock: false,
  timeShare: 0.8,
  ...outcome,
});

test.each<[string, AnswerOutcome[], Advice]>([
  [
    "nearly nothing was covered",
    [answer({ share: 0.1, isEssentialMissed: true, isLockedByClock: true })],
    "all_new",
  ],
  [
    "the clock locked half of the answers",
    [answer({}), answer({ isLockedByClock: true, isEssentialMissed: true })],
    "cut_short",
  ],
  [
    "an essential point was missed",
    [answer({ share: 0.6, isEssentialMissed: true, timeShare: 0.2 })],
    "essential_missed",
  ],
  [
    "half of the time was left and points were missing",
    [answer({ share: 0.6, timeShare: 0.3 })],
    "time_left",
  ],
  ["little was missing", [answer({})], "known"],
  ["points were missing and the time was used", [answer({ share: 0.6 })], "incomplete"],
  ["points were missing and no clock ran", [answer({ share: 0.6, timeShare: null })], "incomplete"],
  ["little was missing and no clock ran", [answer({ timeShare: null })], "known"],
  ["one answer of three went wrong", [answer({}), answer({}), answer({ share: 0 })], "known"],
])("%s", (_, answers, advice) => {
  expect(closingAdvice(answers)).toBe(advice);
});
