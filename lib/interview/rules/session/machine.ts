import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import {
  answeringFrom,
  currentItem,
  deadlineOf,
  itemPhase,
  lockedAtOf,
  remainingMs,
  type ItemPhase,
} from "./clock";
import {
  EXTENSION_MS,
  MAX_EXTENSIONS,
  interviewPhase,
  isOpen,
  MIN_ANSWER_MS,
  nowOf,
  sessionLeftMs,
  type Answer,
  type InterviewState,
  type ItemState,
} from "./interview-state";
import { withLateText } from "./late-text";
import { hasMinuteLeft, limitsAtShow } from "./limits-at-show";
import type { Step } from "./step";

/**
 * Returns the interview after a step, or the refusal. A repeated step returns the very same state,
 * so a retry is harmless; refuses with not_found, out_of_order, not_shown, already_locked,
 * not_locked, not_revealed, already_graded, no_more_time, nothing_to_undo or interview_over.
 */
export function step<State extends InterviewState>(
  state: State,
  event: Step,
  at: Date,
): Result<State, Pick<Refusal, "code">> {
  // Only fields of InterviewState are replaced, so the caller's other fields stay.
  return stepState(state, event, at) as Result<State, Pick<Refusal, "code">>;
}

/** Takes several steps in order, until the first refusal. */
export function steps<State extends InterviewState>(
  state: State,
  events: readonly Step[],
  at: Date,
): Result<State, Pick<Refusal, "code">> {
  let reached = state;
  for (const event of events) {
    const next = step(reached, event, at);
    if (!next.ok) return next;
    reached = next.value;
  }
  return ok(reached);
}

function stepState(
  state: InterviewState,
  event: Step,
  at: Date,
): Result<InterviewState, Pick<Refusal, "code">> {
  const now = nowOf(state, at);
  const phase = interviewPhase(state, now);
  if (event.kind === "resume") {
    if (phase === "open") return ok(state);
    return phase === "abandoned"
      ? ok({ ...state, activeAt: now, resumedAt: now })
      : refuse("interview_over");
  }
  if (event.kind === "end") return ok(phase === "finished" ? state : end(state, event.answer, now));
  const item = state.items[event.position];
  if (!item) return refuse("not_found");
  if (event.kind === "undo") {
    const isOver = phase === "abandoned" || phase === "closed";
    return isOver ? refuse("interview_over") : undo(state, item, event.eventId, now);
  }
  if (event.kind === "lock_overdue" || event.kind === "late_text") {
    const isLate = event.kind === "late_text" && phase !== "finished";
    const locked = lockOverdue(item, event.answer, now);
    const settled = isLate ? withLateText(locked, event.answer) : locked;
    // The lock happened at the deadline, whenever it's stored, and doesn't keep an interview open.
    const activeAt = phase === "open" ? nowOf(state, settled.lockedAt ?? now) : state.activeAt;
    return ok(settled === item ? state : withItem(state, settled, activeAt));
  }
  if (event.kind === "grade" && item.eventId)
    return item.eventId === event.eventId ? ok(state) : refuse("already_graded");
  if (phase !== "open") return refuse("interview_over");
  const changed = stepItem(state, item, event, now);
  if (!changed.ok) return changed;
  return ok(
    changed.value === item ? state : finishIfDone(withItem(state, changed.value, now), now),
  );
}

type ItemStep = Exclude<Step, { kind: "end" | "resume" | "undo" | "lock_overdue" | "late_text" }>;

function stepItem(
  state: InterviewState,
  item: ItemState,
  event: ItemStep,
  now: Date,
): Result<ItemState, Pick<Refusal, "code">> {
  const phase = itemPhase(item, now);
  if (phase === "waiting" && event.kind !== "show") return refuse("not_shown");
  switch (event.kind) {
    case "show":
      return show(state, item, now);
    case "begin":
      return ok(phase === "thinking" ? { ...item, answerFrom: now } : item);
    case "extend":
      if (!isOpen(phase)) return refuse("already_locked");
      // Expired time stays expired, or a strict clock wouldn't be one.
      if (item.extensionMs >= event.nth * EXTENSION_MS) return ok(item);
      // A relaxed clock runs on below zero, and an extra minute there would hide how far.
      if ((remainingMs(item, now) ?? 0) <= 0 || event.nth > MAX_EXTENSIONS)
        return refuse("no_more_time");
      if (item.extensionMs < (event.nth - 1) * EXTENSION_MS) return refuse("out_of_order");
      if (!hasMinuteLeft(state, item, now)) return refuse("no_more_time");
      return ok({
        ...item,
        extensionMs: event.nth * EXTENSION_MS,
        extendedAt: [...item.extendedAt, now],
      });
    case "lock":
      return ok(isOpen(phase) ? lock(item, event.answer, phase, now) : item);
    case "reveal":
      // A locked answer needs no early reveal: the next step opens the model answer anyway.
      if (!isOpen(phase)) return ok(item);
      return ok({ ...lock(item, event.answer, phase, now), lockedBy: "reveal", revealedAt: now });
    case "predict":
      if (isOpen(phase) || !item.lockedAt) return refuse("not_locked");
      return ok(
        phase === "predicting" ? { ...item, confidence: event.confidence, revealedAt: now } : item,
      );
    case "begin_grading":
      if (phase !== "grading")
        return phase === "graded"
          ? ok(item)
          : refuse(isOpen(phase) ? "not_locked" : "not_revealed");
      return ok(item.gradingFrom ? item : { ...item, gradingFrom: now });
    case "grade":
      if (phase !== "grading") return refuse(isOpen(phase) ? "not_locked" : "not_revealed");
      return ok({
        ...item,
        eventId: event.eventId,
        gradedAt: now,
        delivery: event.delivery,
        afterwardsPointIds: event.afterwardsPointIds,
      });
  }
}

/**
 * Starts the clocks of the next question. Near the end of a strict session its limits shrink to
 * what's left.
 */
function show(
  state: InterviewState,
  item: ItemState,
  now: Date,
): Result<ItemState, Pick<Refusal, "code">> {
  if (currentItem(state.items)?.position !== item.position) return refuse("out_of_order");
  if (item.shownAt) return ok(item);
  const left = item.isStrict ? sessionLeftMs(state, now) : null;
  if (left !== null && item.limitMs !== null && left < MIN_ANSWER_MS)
    return refuse("interview_over");
  return ok({ ...item, shownAt: now, ...limitsAtShow(item, left) });
}

/** Words that arrive after the deadline count, but the time doesn't. */
function lock(item: ItemState, answer: Answer, phase: ItemPhase, now: Date): ItemState {
  const isOver = phase === "closing";
  return {
    ...item,
    lockedAt: (isOver && deadlineOf(item)) || now,
    lockedBy: isOver ? "clock" : "person",
    answerText: answer.text,
    lockedWriter: answer.writerId,
  };
}

function lockOverdue(item: ItemState, { text, writerId }: Answer, now: Date): ItemState {
  const lockedAt = item.lockedAt ? null : lockedAtOf(item, now);
  if (!lockedAt) return item;
  return { ...item, lockedAt, lockedBy: "clock", answerText: text, lockedWriter: writerId };
}

function undo(
  state: InterviewState,
  item: ItemState,
  eventId: string,
  now: Date,
): Result<InterviewState, Pick<Refusal, "code">> {
  if (item.eventId !== eventId) return refuse("nothing_to_undo");
  // While the clock of a later question runs, no other question can be changed.
  if (state.items.some((other) => isOpen(itemPhase(other, now)))) return refuse("out_of_order");
  const reopened = { ...item, eventId: null, gradedAt: null };
  // A person who ended it before its last grade continues it, because its report has been open.
  const resumedAt = state.endedBy === "person" ? now : state.resumedAt;
  return ok({ ...withItem(state, reopened, now), resumedAt, finishedAt: null, endedBy: null });
}

function end(state: InterviewState, answer: Answer, now: Date): InterviewState {
  const ended: InterviewState = { ...state, activeAt: now, finishedAt: now, endedBy: "person" };
  const item = currentItem(state.items);
  if (!item || !answeringFrom(item)) return ended;
  const phase = itemPhase(item, now);
  if (!isOpen(phase)) return withItem(ended, lockOverdue(item, answer, now), now);
  // An interview that had closed itself is ended with nobody there, so its answer lasts until its
  // last words.
  const isThere = interviewPhase(state, now) === "open";
  return withItem(
    ended,
    lock(item, answer, phase, isThere ? now : nowOf(state, answer.savedAt ?? state.activeAt)),
    now,
  );
}

/**
 * Returns the interview as finished when all is graded, or when a strict session has no time for
 * another question.
 */
function finishIfDone(state: InterviewState, now: Date): InterviewState {
  const next = currentItem(state.items);
  if (!next) return { ...state, finishedAt: now, endedBy: "graded" };
  const left =
    next.isStrict && next.limitMs !== null && !next.shownAt ? sessionLeftMs(state, now) : null;
  const isOver = next.position > 0 && left !== null && left < MIN_ANSWER_MS;
  return isOver ? { ...state, finishedAt: now, endedBy: "clock" } : state;
}

function withItem(state: InterviewState, item: ItemState, activeAt: Date): InterviewState {
  return {
    ...state,
    activeAt,
    items: state.items.map((each) => (each.position === item.position ? item : each)),
  };
}

function refuse(code: Refusal["code"]): {
  readonly ok: false;
  readonly error: { readonly code: Refusal["code"] };
} {
  return err({ code });
}
