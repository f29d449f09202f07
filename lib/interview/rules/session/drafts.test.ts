import { expect, test } from "vitest";
import { answerOf, currentDraft, hasRival, textsBeside, type Draft } from "./drafts";

function typed(writerId: string, text: string, more: Partial<Draft> = {}): Draft {
  return {
    writerId,
    seq: 1,
    text,
    savedAt: new Date(1e12),
    late: false,
    basedOnWriter: null,
    basedOnSeq: null,
    ...more,
  };
}

/** Returns whether the writer is told about another text, given all of the drafts. */
function isTold(writerId: string, drafts: readonly Draft[]): boolean {
  const own = drafts.find((draft) => draft.writerId === writerId)?.text;
  return hasRival(
    writerId,
    drafts.map(({ text, ...draft }) => ({ ...draft, isOther: text.trim() !== "" && text !== own })),
  );
}

test("a device that continues another device's text replaces it", () => {
  const first = typed("laptop", "One", { seq: 4 });
  const second = typed("phone", "One, two", { basedOnWriter: "laptop", basedOnSeq: 4 });
  expect(currentDraft([first, second])).toBe(second);
  expect(isTold("phone", [first, second])).toBe(false);
});

test("two devices that type at the same time keep both texts, and each hears of the other", () => {
  const laptop = typed("laptop", "From the laptop", { seq: 9, savedAt: new Date(1e12 + 5) });
  const phone = typed("phone", "From the phone", { basedOnWriter: "laptop", basedOnSeq: 4 });
  expect(currentDraft([laptop, phone])).toBe(laptop);
  expect(textsBeside(laptop, [laptop, phone])).toEqual([phone]);
  expect(isTold("phone", [laptop, phone])).toBe(true);
  expect(isTold("laptop", [laptop, phone])).toBe(true);
});

test("text that came too late never becomes the answer but is stored", () => {
  const answer = typed("laptop", "In time");
  const late = typed("phone", "Too late", { late: true, savedAt: new Date(2e12) });
  expect(currentDraft([answer, late])).toBe(answer);
  expect(textsBeside(answer, [answer, late])).toEqual([late]);
});

test("next to an answer are other devices' texts, late text, and text typed at the moment another device locked", () => {
  const drafts = [
    typed("laptop", "The answer, and two more words"),
    typed("phone", "From the phone"),
    typed("tablet", "The answer"),
    typed("watch", " "),
    typed("desk", "Too late", { late: true }),
  ];
  const locked = { lockedAt: new Date(2e12), answerText: "The answer", lockedWriter: "laptop" };
  const beside = textsBeside(answerOf(locked, drafts), drafts).map(({ writerId }) => writerId);
  expect(beside).toEqual(["laptop", "phone", "desk"]);
});
