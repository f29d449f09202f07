import type {
  CardCommand,
  GradeEvent,
  CommandEvent,
  ReviewSource,
  VoidEvent,
} from "@/lib/memory/rules/cards/events";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { modelOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import {
  GRADING_RULE,
  suggestGrade,
  type GradedPoint,
} from "@/lib/memory/rules/grading/grading-rule";
import {
  toEventId,
  toQuestionId,
  toUserId,
  type EventId,
  type QuestionId,
  type UserId,
} from "@/lib/shared/ids";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";

/** The version of the fields of stored events. It goes up when the fields of any kind change. */
export const EVENT_VERSION = 1;

const OFFLINE_MAX_MS = 30 * 86_400_000;

/** The fields of every review event. prisma/schema.prisma says what they mean. */
type StoredFields = {
  readonly version: typeof EVENT_VERSION;
  readonly userId: UserId;
  readonly id: EventId;
  readonly questionId: QuestionId;
  readonly variant: string;
  readonly source: ReviewSource;
  readonly interviewId: string | null;
  readonly itemPosition: number | null;
  readonly revision: string;
  readonly gradingRuleVersion: number;
  readonly engineVersion: string;
  readonly parameterVersion: string;
  readonly studyDay: number;
  readonly zone: string;
  readonly receivedAt: Date;
  readonly clientAt: Date;
};

/** A stored grade. */
export type StoredGrade = StoredFields &
  GradeEvent & {
    readonly suggestedGrade: Grade | null;
    readonly overridden: boolean;
    readonly tickedPointIds: readonly string[];
    readonly thinkingMs: number | null;
    readonly answeringMs: number | null;
    readonly gradingMs: number | null;
  };

/** A stored undo, with the source and the interview of the event that it takes back. */
export type StoredVoid = StoredFields & VoidEvent & { readonly targetId: EventId };

/** A stored command. */
export type StoredCommand = StoredFields & CommandEvent;

/**
 * An event of a person's log: what the fold needs (`CardEvent`) and what else is stored. A new kind
 * needs a member here, a factory below and columns in `event-rows.ts`.
 */
export type ReviewEvent = StoredGrade | StoredVoid | StoredCommand;

/** The fields of every event from a device. */
export type EventRequest = DayRule & {
  readonly userId: string;
  readonly now: Date;
  /** A UUIDv7 that the device makes. It's the same each time the event is sent. */
  readonly eventId: string;
  readonly clientAt: Date;
  /** The settings that the person's memory is calculated with. */
  readonly memory: MemorySettings;
};

/** A device's grade, sent again unchanged until it's acknowledged. */
export type GradeRequest = EventRequest & {
  readonly grade: Grade;
  readonly tickedPointIds: readonly string[];
  readonly thinkingMs: number | null;
  readonly gradingMs: number | null;
  /** How long the event waited on an offline device; 0 if it didn't. */
  readonly waitedMs: number;
};

/** The question that an event is about, as it was asked. */
export type AskedQuestion = { readonly questionId: string; readonly revision: string };

/** What the server knows of the answer that a grade is for. */
export type GradedAnswer = AskedQuestion & {
  readonly points: readonly GradedPoint[];
  readonly source: ReviewSource;
  /** The answer's place in an interview, or null in a review. */
  readonly item: { readonly interviewId: string; readonly position: number } | null;
  readonly answeringMs: number | null;
  /** The time there was for the answer, or null if nothing was timed. */
  readonly limitMs: number | null;
  readonly overtimeShare?: number;
  readonly isRevealedEarly?: boolean;
};

/** Returns the event of a grade, without ticks of points that the question doesn't have. */
export function gradeEvent(request: GradeRequest, answer: GradedAnswer): StoredGrade {
  const { grade, thinkingMs, gradingMs, waitedMs, now } = request;
  const { points, source, item, answeringMs } = answer;
  const known = new Set(points.map(({ id }) => id));
  const ticked = [...new Set(request.tickedPointIds)].filter((id) => known.has(id));
  const suggestedGrade = suggestGrade({ ...answer, ticked }).grade;
  const occurredAt = new Date(now.getTime() - Math.min(Math.max(0, waitedMs), OFFLINE_MAX_MS));
  return {
    ...storedFields(request, answer, occurredAt),
    kind: "review",
    grade,
    suggestedGrade,
    overridden: suggestedGrade !== null && suggestedGrade !== grade,
    tickedPointIds: ticked,
    source,
    interviewId: item?.interviewId ?? null,
    itemPosition: item?.position ?? null,
    thinkingMs,
    answeringMs,
    gradingMs,
  };
}

/** Returns the event that takes another one back. */
export function voidEvent(request: EventRequest, target: ReviewEvent): StoredVoid {
  const { variant, source, interviewId, itemPosition, gradingRuleVersion } = target;
  return {
    ...storedFields(request, target, request.now),
    kind: "void",
    targetId: target.id,
    variant,
    source,
    interviewId,
    itemPosition,
    gradingRuleVersion,
  };
}

/** Returns the event that sets a question aside, brings it back or starts it over. */
export function commandEvent(
  request: EventRequest,
  kind: CardCommand,
  question: AskedQuestion,
): StoredCommand {
  const none = { source: "review", interviewId: null, itemPosition: null } as const;
  return { ...storedFields(request, question, request.now), ...none, kind };
}

/** Returns whether the grade that was sent is the stored one, not another one under its id. */
export function isSameGrade(stored: ReviewEvent, sent: StoredGrade): boolean {
  return (
    stored.kind === "review" &&
    stored.questionId === sent.questionId &&
    stored.grade === sent.grade &&
    stored.interviewId === sent.interviewId &&
    stored.itemPosition === sent.itemPosition
  );
}

function storedFields(
  request: EventRequest,
  { questionId, revision }: AskedQuestion,
  occurredAt: Date,
) {
  const { userId, zone, cutoffHour, now, eventId, clientAt, memory } = request;
  const { engineVersion, parameterVersion } = modelOf(memory);
  return {
    version: EVENT_VERSION,
    userId: toUserId(userId),
    id: toEventId(eventId),
    questionId: toQuestionId(questionId),
    variant: "main",
    revision,
    gradingRuleVersion: GRADING_RULE.version,
    engineVersion,
    parameterVersion,
    studyDay: studyDayOf(occurredAt, zone, cutoffHour),
    zone,
    receivedAt: now,
    clientAt,
    occurredAt,
  } as const;
}
