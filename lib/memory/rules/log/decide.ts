import { effectiveEvents, UNSCHEDULED } from "@/lib/memory/rules/cards/events";
import {
  foldLog,
  isNextStep,
  stepCard,
  type CardState,
  type FoldedCard,
} from "@/lib/memory/rules/cards/fold";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";
import { validateEvent } from "@/lib/memory/rules/cards/validate-event";
import {
  foldTallies,
  isNextAnswer,
  stepTallies,
  type AnswerTallies,
  type AskedPoint,
  type LoggedAnswer,
} from "@/lib/memory/rules/points/answer-tallies";
import { forecastOf, type RecallForecast } from "@/lib/memory/rules/readiness/predictions";
import type { Refusal } from "@/lib/shared/refusal";
import type { ReviewEvent } from "./review-event";

/** The row of a card. Every card with an event has one. */
export type CardRecord<Card extends CardState = CardState> = {
  /** The number of events of the card. */
  readonly version: number;
  /** How often the row was rebuilt from the log. */
  readonly rebuilds: number;
  /** Null without an effective grade that moves the schedule. */
  readonly card: Card | null;
  readonly isSuspended: boolean;
  /** Null until an upgrade has filled them in. */
  readonly tallies: AnswerTallies | null;
  readonly engineVersion: string;
  readonly parameterVersion: string;
};

/** A card as it was read for an event: its row, and its events if the row isn't enough. */
export type CardFound = {
  readonly record: CardRecord | null;
  readonly log: readonly LoggedAnswer[] | null;
  /** The points of the event's revision. */
  readonly points: readonly AskedPoint[];
};

/** The card after all of its events. */
export type CardAfter = { readonly folded: FoldedCard; readonly tallies: AnswerTallies };

/** The change that an event makes to its card. */
export type CardChange = CardAfter & {
  readonly event: ReviewEvent;
  /** What was expected of a grade; null for what isn't a long-term review. */
  readonly forecast: RecallForecast | null;
  /** The card as it was read. */
  readonly before: {
    readonly version: number;
    readonly rebuilds: number;
    readonly isStored: boolean;
  };
};

export type Decision =
  | ({ readonly kind: "change" } & CardChange)
  /** The log has an event of this id already. */
  | { readonly kind: "duplicate" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * Returns the change that an event makes to its card, or why it makes none. Throws if `needsLog`
 * says that the log is needed and it's missing.
 */
export function decide(
  event: ReviewEvent,
  { record, log, points }: CardFound,
  memory: MemorySettings,
): Decision {
  const valid = validateEvent(event, event.receivedAt);
  if (!valid.ok)
    return { kind: "refused", refusal: { code: "invalid_event", field: valid.error.field } };
  const [model, schedule] = [modelOf(memory), scheduleOf(memory)];
  const answer = { ...event, event, points, tickedPointIds: ticksOf(event) };
  const before = {
    version: record?.version ?? log?.length ?? 0,
    rebuilds: record?.rebuilds ?? 0,
    isStored: record !== null,
  };
  const from = toStepFrom(event, record);
  if (from && event.kind === "review") {
    const { card, tallies } = from;
    const state = isNextStep(card, event) ? stepCard(card, event, model, schedule) : card;
    return {
      kind: "change",
      event,
      folded: { state, isSuspended: state.isSuspended },
      tallies: stepTallies(tallies, { ...answer, event }),
      forecast: forecastOf(card, event, model),
      before,
    };
  }
  if (!log)
    throw new Error(`Inconsistent: event ${event.id} was decided without the log of its card`);
  if (log.some((entry) => entry.event.id === event.id)) return { kind: "duplicate" };
  const all = [...log, answer];
  return {
    kind: "change",
    event,
    ...foldAll(all, memory),
    forecast: forecastIn(all, event, model),
    before,
  };
}

/** Returns the card that a log leaves. */
export function foldAll(log: readonly LoggedAnswer[], memory: MemorySettings): CardAfter {
  const events = log.map(({ event }) => event);
  return {
    folded: foldLog(events, modelOf(memory), scheduleOf(memory)),
    tallies: foldTallies(log),
  };
}

/** Returns what was expected of an event from the events that come before it in the log. */
function forecastIn(
  log: readonly LoggedAnswer[],
  event: ReviewEvent,
  model: MemoryModel,
): RecallForecast | null {
  if (event.kind !== "review") return null;
  const effective = effectiveEvents(log.map((entry) => entry.event));
  const at = effective.findIndex(({ id }) => id === event.id);
  // It was taken back before it arrived.
  if (at === -1) return null;
  const earlier = effective.slice(0, at);
  return forecastOf(foldLog(earlier, model, PLAIN).state, event, model);
}

function ticksOf(event: ReviewEvent): readonly string[] {
  return event.kind === "review" ? event.tickedPointIds : [];
}

/** Returns whether the card's row isn't enough, so all of its events are needed. */
export function needsLog(event: ReviewEvent, record: CardRecord | null): boolean {
  return toStepFrom(event, record) === null;
}

/**
 * Returns the card and its tallies if the event is one step from them, whether it moves the card or
 * not. Returns null if the log must be folded.
 */
function toStepFrom(
  event: ReviewEvent,
  record: CardRecord | null,
): { readonly card: CardState; readonly tallies: AnswerTallies } | null {
  // A card that an older engine or other parameters folded is folded again now, because we write it
  // anyway.
  const isCurrent =
    record?.engineVersion === event.engineVersion &&
    record.parameterVersion === event.parameterVersion;
  if (!record?.card || !record.tallies || !isCurrent || event.kind !== "review") return null;
  const { card, tallies } = record;
  const isStep = UNSCHEDULED.includes(event.source) || isNextStep(card, event);
  return isStep && isNextAnswer(tallies, event) ? { card, tallies } : null;
}
