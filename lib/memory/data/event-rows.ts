import {
  CARD_COMMANDS,
  REVIEW_SOURCES,
  type CardEvent,
  type CardCommand,
  type ReviewSource,
} from "@/lib/memory/rules/cards/events";
import { isGrade } from "@/lib/memory/rules/cards/grade";
import { EVENT_VERSION, type ReviewEvent } from "@/lib/memory/rules/log/review-event";
import * as z from "zod";
import { columnsAs } from "@/lib/shared/data/columns";
import { toEventId, toQuestionId, toUserId } from "@/lib/shared/ids";

const eventRow = <Instant extends z.ZodType>(instant: Instant) =>
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    targetId: z.string().nullable(),
    grade: z.string().nullable(),
    source: z.string(),
    studyDay: z.int(),
    occurredAt: instant,
  });

/** The columns that make an event of the fold. In JSON an instant is a text. */
export const EventRow = eventRow(z.date());
export const EventJson = eventRow(z.string());
type EventColumns<Instant = Date> = Readonly<
  Omit<z.output<typeof EventRow>, "occurredAt"> & { occurredAt: Instant }
>;

const ANSWER = {
  revision: z.string(),
  tickedPointIds: z.array(z.string()),
  parameterVersion: z.string(),
  isPredicted: z.boolean(),
};

/** An event with all that a card's tallies need of it. In JSON an instant is a text. */
export const AnswerRow = z.strictObject({ ...EventRow.shape, ...ANSWER });
export const AnswerJson = z.strictObject({ ...EventJson.shape, ...ANSWER });

/** An event of a card's log as it's stored: its points are those of its revision. */
export type StoredAnswer = {
  readonly event: CardEvent;
  readonly revision: string;
  readonly tickedPointIds: readonly string[];
  readonly parameterVersion: string;
  /** Whether it says what was expected of it. */
  readonly isPredicted: boolean;
};

/** A row of review_events. */
export type LogRow = EventColumns & {
  readonly userId: string;
  readonly questionId: string;
  readonly variant: string;
  readonly suggestedGrade: string | null;
  readonly overridden: boolean;
  readonly tickedPointIds: readonly string[];
  readonly interviewId: string | null;
  readonly itemPosition: number | null;
  readonly thinkingMs: number | null;
  readonly answeringMs: number | null;
  readonly gradingMs: number | null;
  readonly revision: string;
  readonly gradingRuleVersion: number;
  readonly engineVersion: string;
  readonly parameterVersion: string;
  readonly zone: string;
  readonly receivedAt: Date;
  readonly clientAt: Date;
};

/** Those columns under their names here: for a SELECT. */
export const EVENT_COLUMNS = columnsAs("id kind targetId grade source studyDay occurredAt");

/** Those columns with what an answer has besides. */
export const ANSWER_COLUMNS = `${EVENT_COLUMNS}, ${columnsAs("revision parameterVersion")},
  coalesce(ticked_point_ids, '{}') AS "tickedPointIds", predicted IS NOT NULL AS "isPredicted"`;

/** Returns an answer of such a row. */
export function toStoredAnswer({
  revision,
  tickedPointIds,
  parameterVersion,
  isPredicted,
  ...event
}: z.output<typeof AnswerRow> | z.output<typeof AnswerJson>): StoredAnswer {
  return { event: toCardEvent(event), revision, tickedPointIds, parameterVersion, isPredicted };
}

/**
 * Returns an event of the log as the fold needs it. Throws for a row that's no event, such as a
 * grade without a grade.
 */
export function toCardEvent(row: EventColumns<Date | string>): CardEvent {
  const { kind, targetId, grade, studyDay } = row;
  const base = { id: row.id, occurredAt: new Date(row.occurredAt) };
  if (kind === "void" && targetId) return { kind, ...base, targetId };
  if (isOneOf(CARD_COMMANDS, kind)) return { kind, ...base };
  if (kind === "review" && isGrade(grade))
    return { kind, ...base, studyDay, grade, source: toSource(row) };
  throw new Error(`Inconsistent: event ${row.id} of kind ${kind} lacks what its kind needs`);
}

/** Returns the stored event of a row. Throws for a row that's no event. */
export function toReviewEvent(row: LogRow): ReviewEvent {
  const { suggestedGrade, overridden, tickedPointIds, thinkingMs, answeringMs, gradingMs } = row;
  const stored = {
    // No column says the version: every row is of the first.
    version: EVENT_VERSION,
    userId: toUserId(row.userId),
    id: toEventId(row.id),
    questionId: toQuestionId(row.questionId),
    variant: row.variant,
    source: toSource(row),
    interviewId: row.interviewId,
    itemPosition: row.itemPosition,
    revision: row.revision,
    gradingRuleVersion: row.gradingRuleVersion,
    engineVersion: row.engineVersion,
    parameterVersion: row.parameterVersion,
    studyDay: row.studyDay,
    zone: row.zone,
    receivedAt: row.receivedAt,
    clientAt: row.clientAt,
  } as const;
  const event = toCardEvent(row);
  switch (event.kind) {
    case "review": {
      const suggested = isGrade(suggestedGrade) ? suggestedGrade : null;
      const answered = {
        suggestedGrade: suggested,
        overridden,
        tickedPointIds,
        thinkingMs,
        answeringMs,
        gradingMs,
      };
      return { ...event, ...stored, ...answered };
    }
    case "void":
      return { ...event, ...stored, targetId: toEventId(event.targetId) };
    case "suspend":
    case "resume":
    case "reset":
      return { ...event, ...stored };
  }
}

const NO_GRADE = {
  grade: null,
  suggestedGrade: null,
  overridden: false,
  tickedPointIds: [],
  thinkingMs: null,
  answeringMs: null,
  gradingMs: null,
} as const;

/** Returns the row of an event: what its kind doesn't have is empty. */
export function toLogRow(event: ReviewEvent): LogRow {
  return { targetId: null, ...NO_GRADE, ...event };
}

function toSource({ id, source }: { readonly id: string; readonly source: string }): ReviewSource {
  if (isOneOf(REVIEW_SOURCES, source)) return source;
  throw new Error(`Inconsistent: event ${id} has the source ${source}`);
}

function isOneOf<T extends CardCommand | ReviewSource>(
  known: readonly T[],
  given: string,
): given is T {
  return known.some((each) => each === given);
}
