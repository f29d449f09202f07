declare const kind: unique symbol;
/**
 * An id of one kind of thing, so that the id of a question can't be passed for that of an event.
 */
type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type UserId = Id<"user">;
export type QuestionId = Id<"question">;
export type EventId = Id<"event">;

/** Returns a text as an id; the caller knows what it names. */
export const toUserId = (text: string) => text as UserId;
export const toQuestionId = (text: string) => text as QuestionId;
export const toEventId = (text: string) => text as EventId;
