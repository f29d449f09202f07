import * as z from "zod";
import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import { CARD_COMMANDS } from "@/lib/memory/rules/cards/events";
import { CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import { MAX_REPORTED_MS } from "@/lib/interview/rules/session/reported-span";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { storedText } from "@/lib/shared/stored-text";

/** Made by the device, so that a repeat is recognised. */
const EventId = z.uuidv7();
// A device's clock may say anything, but PostgreSQL can't store every year.
const ClientTime = z.coerce.date().min(new Date("1900-01-01")).max(new Date("9999-01-01"));
const Milliseconds = z.number().int().min(0).max(MAX_REPORTED_MS);

const DraftText = z.strictObject({
  writerId: z.uuid(),
  seq: z.number().int().min(0).max(2_000_000_000),
  text: storedText(MAX_ANSWER),
  basedOnWriter: z.uuid().nullable(),
  basedOnSeq: z.number().int().min(0).max(2_000_000_000).nullable(),
});

/** Text that the page held before its countdown was over. Pages of older releases don't say. */
const Held = z
  .strictObject({ unconfirmedMs: z.number().int().min(0), hasClockJumped: z.boolean() })
  .optional();

/** How an answer is given. Sent only by a page on which the person has said so. */
const AnswerMode = z.enum(["written", "aloud"]).optional();

/** `isInSight`: whether the page that sends it is visible. Pages of older releases don't say. */
export const DraftInput = z.strictObject({
  ...DraftText.shape,
  answerMode: AnswerMode,
  held: Held,
  isInSight: z.boolean().default(true),
});

export const LockInput = z.strictObject({
  typed: DraftText,
  answerMode: AnswerMode,
  held: Held,
  // Pages of older releases don't say who locks.
  by: z.enum(["person", "clock"]).default("person"),
});

const GradeFields = {
  eventId: EventId,
  grade: z.enum(GRADES),
  tickedPointIds: z.array(storedText(80)).max(20),
  thinkingMs: Milliseconds.nullable(),
  gradingMs: Milliseconds.nullable(),
  clientAt: ClientTime,
  waitedMs: z.number().int().min(0).default(0),
};

/** The id of a question: pack and slug. */
export const QuestionId = z.string().regex(/^[a-z0-9/-]{1,200}$/);

export const GradeItemInput = z.strictObject({
  ...GradeFields,
  delivery: z
    .strictObject({ inTime: z.boolean().nullable(), structured: z.boolean(), concise: z.boolean() })
    .nullable()
    .default(null),
  afterwardsPointIds: z.array(storedText(80)).max(20).default([]),
});

/** A step at a question other than drafts, lock and grade. */
export const StepInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["begin", "reveal", "begin_grading"]) }),
  z.strictObject({ kind: z.literal("extend"), nth: z.number().int().min(1).max(10) }),
  z.strictObject({ kind: z.literal("predict"), confidence: z.literal(CONFIDENCES) }),
]);
export const ReviewInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("review"),
    questionId: QuestionId,
    isPractice: z.boolean().default(false),
    // Pages of releases up to November 2026 don't send it.
    gradedAfter: z.uuid().nullable().optional(),
    ...GradeFields,
  }),
  z.strictObject({ kind: z.literal("reveal"), questionId: QuestionId }),
  z.strictObject({
    kind: z.literal("void"),
    eventId: EventId,
    targetId: z.uuid(),
    clientAt: ClientTime,
  }),
  z.strictObject({
    kind: z.enum(CARD_COMMANDS),
    eventId: EventId,
    questionId: QuestionId,
    clientAt: ClientTime,
  }),
]);

/** An item of an interview, as an address or a form names it. */
export const ItemParams = z.object({
  id: z.uuid(),
  position: z.coerce.number().int().min(0).max(1000),
});

export type ItemKey = { readonly interviewId: string; readonly position: number };

/** Returns the item that a handler's address names, or null when the address isn't an item's. */
export function itemKeyOf(params: { id: string; position: string }): ItemKey | null {
  const parsed = ItemParams.safeParse(params);
  return parsed.success ? { interviewId: parsed.data.id, position: parsed.data.position } : null;
}

const Position = z.number().int().min(0).max(1000);

/** A page's report for the session log of an interview. */
export const SessionLogInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hidden"), id: EventId, position: Position }),
  z.strictObject({
    kind: z.enum(["shown", "offline", "refused", "clock"]),
    id: EventId,
    position: Position,
    ms: Milliseconds,
  }),
]);

/** A page that shows model answers now. */
export const ReadingInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("question"), questionId: QuestionId }),
  z.strictObject({ kind: z.literal("report"), interviewId: z.uuid() }),
]);
