import { UNSCHEDULED, type CardEvent } from "@/lib/memory/rules/cards/events";
import {
  foldLog,
  isNextStep,
  stepCard,
  type CardState,
  type FoldedCard,
} from "@/lib/memory/rules/cards/fold";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { validateEvent } from "@/lib/memory/rules/cards/validate-event";
import type { Refusal } from "@/lib/shared/refusal";
import type { ReviewEvent } from "./review-event";

/** The row of a card. */
export type CardRecord<Card extends CardState = CardState> = {
  /** The number of events of the card. */
  readonly version: number;
  /** Null for a card that was set aside before its first grade. */
  readonly card: Card | null;
  readonly engineVersion: string;
  readonly parameterVersion: string;
};

/** A card as it was read for an event: its row, and its events if the row isn't enough. */
export type CardFound = {
  readonly record: CardRecord | null;
  readonly log: readonly CardEvent[] | null;
};

/** The change that an event makes to its card. */
export type CardChange = {
  readonly event: ReviewEvent;
  /**
   * The card after this event. A card without an effective grade that isn't set aside goes, and its
   * log stays.
   */
  readonly folded: FoldedCard;
  /** The card as it was read. `version` is the length of the log if no card is stored. */
  readonly before: { readonly version: number; readonly isStored: boolean };
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
  { record, log }: CardFound,
  memory: MemorySettings,
): Decision {
  const valid = validateEvent(event, event.receivedAt);
  if (!valid.ok)
    return { kind: "refused", refusal: { code: "invalid_event", field: valid.error.field } };
  const [model, schedule] = [modelOf(memory), scheduleOf(memory)];
  const card = cardToStepFrom(event, record);
  if (record && card) {
    const state = isNextStep(card, event) ? stepCard(card, event, model, schedule) : card;
    const before = { version: record.version, isStored: true };
    return { kind: "change", event, folded: { state, isSuspended: state.isSuspended }, before };
  }
  if (!log)
    throw new Error(`Inconsistent: event ${event.id} was decided without the log of its card`);
  if (log.some(({ id }) => id === event.id)) return { kind: "duplicate" };
  // A card that went and comes back goes on from the length of its log, so a version never means
  // two different states.
  const before = record
    ? { version: record.version, isStored: true }
    : { version: log.length, isStored: false };
  return { kind: "change", event, folded: foldLog([...log, event], model, schedule), before };
}

/** Returns whether the card's row isn't enough, so all of its events are needed. */
export function needsLog(event: ReviewEvent, record: CardRecord | null): boolean {
  return cardToStepFrom(event, record) === null;
}

/**
 * Returns the card if the event is one step from it, or doesn't move it, as a grade of extra
 * practice. Returns null if the log must be folded.
 */
function cardToStepFrom(event: ReviewEvent, record: CardRecord | null): CardState | null {
  // A card that an older engine or other parameters folded is folded again now, because we write it
  // anyway.
  const isCurrent =
    record?.engineVersion === event.engineVersion &&
    record.parameterVersion === event.parameterVersion;
  if (!record?.card || !isCurrent || event.kind !== "review") return null;
  return UNSCHEDULED.includes(event.source) || isNextStep(record.card, event) ? record.card : null;
}
