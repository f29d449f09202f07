import { expect, test } from "vitest";
import { answerOf, hasRival, mergeDrafts, textsBeside, type Draft } from "./drafts";

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

test("a device that goes on from what another typed takes its place", () => {
  const first = typed("laptop", "One", { seq: 4 });
  const second = typed("phone", "One, two", { basedOnWriter: "laptop", basedOnSeq: 4 });
  expect(mergeDrafts([first, second])).toEqual({ current: second, others: [] });
  expect(hasRival("phone", [first, second])).toBe(false);
});

test("two devices that type at the same time both keep their text, and each is told of the other", () => {
  const laptop = typed("laptop", "From the laptop", { seq: 9, savedAt: new Date(1e12 + 5) });
  const phone = typed("phone", "From the phone", { basedOnWriter: "laptop", basedOnSeq: 4 });
  const { current, others } = mergeDrafts([laptop, phone]);
  expect(current).toBe(laptop);
  expect(others).toEqual([phone]);
  expect(hasRival("phone", [laptop, phone])).toBe(true);
  expect(hasRival("laptop", [laptop, phone])).toBe(true);
});

test("text that came too late never becomes the answer but is kept", () => {
  const answer = typed("laptop", "In time");
  const late = typed("phone", "Too late", { late: true, savedAt: new Date(2e12) });
  expect(mergeDrafts([answer, late])).toEqual({ current: answer, others: [late] });
});

test("beside an answer stand other devices' texts, late text, and what its own writer typed in the moment of another's lock", () => {
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
