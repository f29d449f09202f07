import { describe, expect, test } from "vitest";
import { blueprintLine, describeBlueprint, repeatWords } from "./describe-blueprint";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { conceptBlueprint, READY_MADE } from "@/lib/interview/rules/blueprint/ready-made";

const readyMade = (key: string): Blueprint => {
  const found = READY_MADE.find((blueprint) => blueprint.key === key);
  if (!found) throw new Error(`Inconsistent: no ready-made ${key}`);
  return found;
};
const concept = conceptBlueprint({ id: "replication", title: "Replication" }, "aws");
// With 10 s to think each.
const times = [70, 70, 85, 85, 100, 130];

test("before a screen a person reads how long it takes, how its clock works and what makes it count", () => {
  const words = describeBlueprint(readyMade("screen"), times, "none");
  // 480 s of answers, six times 10 s to think and 45 s to grade.
  expect(words.extent).toBe("6 questions, about 14 minutes, grading included.");
  expect(words.clock).toBe("Each question has a limit of its own. At zero your answer locks.");
  expect(words.thinking).toBe(
    "You have 10 s to think before the clock starts, and can start it sooner.",
  );
  expect(words.session).toMatch(/^Thinking and answering have 15 minutes in all; /);
  expect(words.session).toMatch(/ with questions left there is no score\./);
  expect(words.extraTime).toBeNull();
  expect(words.unaided).toMatch(/^It counts for your mock score when you grade every question, /);
  expect(words.unaided).toMatch(/ never let it rest for a day and take it up again\.$/);
  expect(words.unaided).not.toMatch(/quarter/);
});

test("extra time lengthens every part, and the text says so", () => {
  const words = describeBlueprint(
    readyMade("screen"),
    times.map((seconds) => seconds * 2),
    "2",
  );
  expect(words.extent).toBe("6 questions, about 23 minutes, grading included.");
  expect(words.thinking).toMatch(/^You have 20 s to think/);
  expect(words.session).toMatch(/have 30 minutes in all/);
  expect(words.extraTime).toBe("2 times the limit, as your settings say; your report says so.");
});

test("without a time limit no clock is mentioned", () => {
  const words = describeBlueprint(readyMade("behavioural"), [150], "untimed");
  expect(words.extent).toBe(
    "One question, about 4 minutes when you take the usual time, grading included.",
  );
  expect(words.clock).toMatch(/^No clock runs/);
  expect([words.thinking, words.session]).toEqual([null, null]);
  expect(words.unaided).not.toMatch(/quarter/);
});

test("a relaxed clock says that it runs on, and how far before the mock no longer counts", () => {
  const words = describeBlueprint(readyMade("weak"), [60], "none");
  expect(words.clock).toMatch(/runs on below zero/);
  expect(words.unaided).toMatch(/go over a limit by no more than a quarter/);
});

test("only weak topics says that its score will be lower", () => {
  expect(describeBlueprint(readyMade("weak"), [60], "none").unaided).toMatch(
    /expect a lower score than over all topics\.$/,
  );
  expect(describeBlueprint(readyMade("behavioural"), [60], "none").unaided).not.toMatch(/lower/);
});

test("practice of a concept says that it gives no mock score, with any clock", () => {
  for (const extraTime of ["none", "untimed"] as const)
    expect(describeBlueprint(concept, [60, 60, 60], extraTime).unaided).toBe(
      "This is practice of one concept: it gives no mock score, and its grades count for your memory.",
    );
});

test("rapid fire says that its limits are shorter", () => {
  const words = describeBlueprint(readyMade("rapid"), times, "none");
  expect(words.clock).toMatch(/^Each question has 60 % of its usual limit\./);
  expect(words.thinking).toBe("The clock starts when you see the question.");
});

test("one line sums up a blueprint", () => {
  const line = (extraTime: "none" | "untimed") =>
    blueprintLine(readyMade("screen"), { questions: 6, seconds: 830 }, extraTime);
  expect(line("none")).toBe("6 questions, about 14 minutes, strict clock");
  expect(line("untimed")).toBe("6 questions, about 14 minutes, no clock");
});

describe("somebody who repeats an interview hears", () => {
  const words = (drawnAs: string, blueprint: Blueprint, missing: number, repeated = 0) =>
    repeatWords({ missing, repeated }, { drawnAs, blueprint });

  test("what is left out and what comes again, or nothing when it's complete", () => {
    const screen = readyMade("screen");
    expect(words("parallel", screen, 0)).toBeNull();
    expect(words("parallel", screen, 2)).toBe(
      "2 questions are left out: the bank has them no more, or you set them aside.",
    );
    expect(words("retake", screen, 1, 1)).toMatch(
      /^One question is left out: .* One question comes again: /,
    );
    expect(words("parallel", screen, 0, 2)).toBe(
      "2 questions come again: nothing fresh is left for their places.",
    );
  });

  test("that there are too few others of a weak topic or a concept", () => {
    expect(words("parallel", readyMade("weak"), 2)).toBe(
      "2 questions are left out: no others of your weak topics can be asked now.",
    );
    expect(words("parallel", concept, 1)).toBe(
      "One question is left out: no other of this concept can be asked now.",
    );
  });

  test("that a question was retired or set aside, when the same list was wanted, for every kind of blueprint", () => {
    for (const blueprint of [readyMade("weak"), concept])
      expect(words("retake", blueprint, 1)).toBe(
        "One question is left out: the bank has it no more, or you set it aside.",
      );
  });
});
