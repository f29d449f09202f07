import { findCardRecord, type CardKey } from "@/lib/memory/data/cards";
import { appendEvent, type CardBefore, type CardChange } from "@/lib/memory/data/append-event";
import { statement, transaction, type RunStatement } from "@/lib/shared/data/client";
import { listCardEvents, type ReviewEventRow } from "@/lib/memory/data/review-events";
import { CARD_ORDERS, type CardEvent } from "@/lib/memory/rules/cards/events";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { foldLog, isNextStep, stepCard, type CardState, type Folded } from "@/lib/memory/rules/cards/fold";

// Races are with other processes only. Each lost race means that another event of the same card was applied, so some writer always gets on; the pause spreads them out.
const TRIES = 100;
const PAUSE_MS = 4;

/** What else belongs to the same change. It runs in the transaction before the event; returning false gives the whole change up. */
export type Alongside = (run: RunStatement) => Promise<boolean>;

/**
 * Appends an event and moves its card: both or neither, and no concurrent event is lost, because a card only moves from the version
 * that its new state was computed from. Null when `alongside` gave up or the event is there already; when two processes send it at the
 * same moment, one of them gets a duplicate-key error instead. The event has been validated, and names the engine that folds now.
 */
export function appendToCard(
  event: ReviewEventRow,
  memory: MemorySettings,
  alongside?: Alongside,
): Promise<Folded | null> {
  const { userId, questionId, prompt } = event;
  // Events of one card that arrive together would only make each other repeat their work.
  return oneAtATime(`${userId} ${questionId} ${prompt}`, () => append(event, memory, alongside));
}

async function append(event: ReviewEventRow, memory: MemorySettings, alongside?: Alongside): Promise<Folded | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const next = await nextState(event, memory);
    if (!next) return null;
    const change = { event, ...next };
    const outcome = alongside
      ? await inTransaction(change, alongside)
      : (await appendEvent(statement, change))
        ? "done"
        : "raced";
    if (outcome === "done") return next.folded;
    if (outcome === "given up") return null;
    await new Promise((resume) => setTimeout(resume, PAUSE_MS * Math.random() * Math.min(attempt + 1, 10)));
  }
  throw new Error(`Inconsistent: event ${event.id} lost ${TRIES} races for card ${event.questionId}`);
}

async function nextState(
  event: ReviewEventRow,
  memory: MemorySettings,
): Promise<{ folded: Folded; before: CardBefore } | null> {
  const [model, schedule] = [modelOf(memory), scheduleOf(memory)];
  const key: CardKey = event;
  // The card is read before its events: an event that slips in between shows as a lost race, never as a lost event.
  const record = await findCardRecord(key);
  const step = toCardEvent(event);
  const stored = record && { version: record.version, isStored: true };
  // A card that an older engine or other parameters have folded is folded anew now that it is written anyway.
  const isCurrent = record?.engineVersion === event.engineVersion && record.parameterVersion === event.parameterVersion;
  if (stored && record.card && isCurrent && isNextStep(record.card, step)) {
    const state = stepCard(record.card, step, model, schedule);
    return { folded: { state, isSuspended: state.isSuspended }, before: stored };
  }
  const events = await listCardEvents(key);
  if (events.some(({ id }) => id === event.id)) return null;
  // Without a card its version goes on from the length of the log, so that a number is never used for two different states.
  return {
    folded: foldLog([...events, step], model, schedule),
    before: stored ?? { version: events.length, isStored: false },
  };
}

const RACED = Symbol("raced");

async function inTransaction(change: CardChange, alongside: Alongside): Promise<"done" | "raced" | "given up"> {
  try {
    return await transaction(async (run) => {
      if (!(await alongside(run))) return "given up";
      if (!(await appendEvent(run, change))) throw RACED;
      return "done";
    });
  } catch (error) {
    if (error === RACED) return "raced";
    throw error;
  }
}

function toCardEvent({ id, kind, occurredAt, studyDay, grade, source, targetId }: ReviewEventRow): CardEvent {
  if (kind === "void" && targetId) return { kind, id, occurredAt, targetId };
  const order = CARD_ORDERS.find((each) => each === kind);
  if (order) return { kind: order, id, occurredAt };
  return { kind: "review", id, occurredAt, studyDay, source, grade: grade as CardState["lastGrade"] };
}
