import { assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { OwnRecipeInput } from "./form-inputs";
import {
  DraftInput,
  GradeItemInput,
  SessionLogInput,
  LockInput,
  ReadingInput,
  ReviewInput,
  StepInput,
} from "./request-shapes";

const typed = { writerId: uuidv4(), seq: 1, text: "Text", basedOnWriter: uuidv4(), basedOnSeq: 1 };
const grade = {
  eventId: uuidv7(),
  grade: "good",
  tickedPointIds: ["a", "b"],
  thinkingMs: 1,
  gradingMs: 1,
  clientAt: "2026-05-01T10:00:00Z",
};
const levels = { beginner: "1", intermediate: "0", advanced: "0" };

/** A valid request for each of the shapes that a handler or a form reads. */
const SENT: readonly (readonly [string, z.ZodType, unknown])[] = [
  ["a draft", DraftInput, { ...typed, answerMode: "aloud" }],
  ["a lock", LockInput, { typed, by: "person" }],
  ["a grade in an interview", GradeItemInput, { ...grade, afterwardsPointIds: ["c"] }],
  ["a step", StepInput, { kind: "begin" }],
  ["a review", ReviewInput, { kind: "review", questionId: "aws/a", ...grade }],
  ["an opened answer", ReviewInput, { kind: "reveal", questionId: "aws/a" }],
  [
    "an undo",
    ReviewInput,
    { kind: "void", eventId: uuidv7(), targetId: uuidv4(), clientAt: "2026-05-01T10:00:00Z" },
  ],
  ["an absence", SessionLogInput, { kind: "hidden", id: uuidv7(), position: 0 }],
  ["a reading", ReadingInput, { kind: "question", questionId: "aws/a" }],
  [
    "a recipe",
    OwnRecipeInput,
    { topic: ["databases", "aws"], ...levels, unit: "questions", thinking: "0", mode: "strict" },
  ],
];

/** The same value, once for each text in it, with that text replaced. */
function variantsOf(value: unknown, text: string): unknown[] {
  if (typeof value === "string") return [text];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, part]) =>
    variantsOf(part, text).map((other) =>
      Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other },
    ),
  );
}

/** Returns every text in it, including the names of fields. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

describe("no text that PostgreSQL can't store gets through in any field", () => {
  test.each(SENT)("%s", (_, schema, sent) => {
    expect(schema.safeParse(sent).success).toBe(true);
    const nasty = oneof(
      string({ unit: "binary" }),
      constantFrom("\u0000", "a\u0000b", "\uD800", "x\uDFFF", "\uDE00\uD83D"),
    );
    assert(
      property(nasty, (text) => {
        for (const variant of variantsOf(sent, text)) {
          const read = schema.safeParse(variant);
          for (const each of read.success ? textsIn(read.data) : [])
            expect(!each.includes("\u0000") && each.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test("any other text is stored as typed", () => {
    const read = (text: string) => DraftInput.parse({ ...typed, text }).text;
    expect(read(" Ärger\n\t\u202E🂡 <b>")).toBe(" Ärger\n\t\u202E🂡 <b>");
    expect(read("a\u0000b\uD800c")).toBe("ab\uFFFDc");
  });
});
