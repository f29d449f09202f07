/** Returns whether a value from outside has this type. */
export type Check<T> = (value: unknown) => value is T;

const isBoolean: Check<boolean> = (value) => typeof value === "boolean";
const isNumber: Check<number> = (value) => typeof value === "number";
const isText: Check<string> = (value) => typeof value === "string";

function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

function fields<T extends object>(checks: {
  readonly [Name in keyof T]: Check<T[Name]>;
}): Check<T> {
  const known: readonly [string, Check<unknown>][] = Object.entries(checks);
  return (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    known.every(([name, check]) => check(Reflect.get(value, name)));
}

/** The time left for an answer in milliseconds, or null without a clock. */
export type TimeReply = { readonly remainingMs: number | null };
export type DraftReply = TimeReply & { readonly late: boolean; readonly rival: boolean };
export type LockReply = TimeReply & {
  readonly isLocked: boolean;
  readonly closesInMs: number | null;
};
export type SessionLogReply = { readonly ms: number };
export type GradeReply = {
  readonly eventId: string;
  readonly dueDay: number | null;
  readonly laterInSession: boolean;
};

/**
 * The replies of the JSON handlers, which the pages check, because a 200 may also come from a proxy
 * or a network's sign-in page. They are plain functions: a page needs them before its first answer,
 * and a schema library would be a bigger script.
 */
export const isTimeReply = fields<TimeReply>({ remainingMs: orNull(isNumber) });
export const isDraftReply = fields<DraftReply>({
  remainingMs: orNull(isNumber),
  late: isBoolean,
  rival: isBoolean,
});
export const isLockReply = fields<LockReply>({
  remainingMs: orNull(isNumber),
  isLocked: isBoolean,
  closesInMs: orNull(isNumber),
});
export const isSessionLogReply = fields<SessionLogReply>({ ms: isNumber });
export const isGradeReply = fields<GradeReply>({
  eventId: isText,
  dueDay: orNull(isNumber),
  laterInSession: isBoolean,
});
/** Only a grade gets something back from the review handler. */
export const isReviewReply = orNull(isGradeReply);
/** Returns the reply to a change that has nothing to tell. */
export const isDone: Check<null> = (value): value is null => value === null;
