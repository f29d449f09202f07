/**
 * The reason why a well-formed request isn't done. It's plain data; lib/web turns the code into a
 * sentence and a status.
 * - not_found: it doesn't exist or belongs to another person; the two aren't told apart.
 * - conflict: the same id was sent before with other content, or the thing changed.
 * - card_moved: a grade follows another one than the page has shown; `detail` says which.
 * - already_graded: another tab or device graded this item first.
 * - invalid_event: no rule can work with `field` of a review event; nothing was stored.
 * - not_shown: a step for a question whose clock hasn't started.
 * - not_locked: a grade for an answer that's still open.
 * - not_revealed: a grade before the person said how sure they are; the model answer is still
 *   closed.
 * - no_more_time: every extension of this answer is used, or it has no clock.
 * - interview_over: a step in an interview that's finished, or that has closed itself.
 * - asked_now: a model answer is closed while an interview waits for the answer to its question.
 * - clock_stopped: a page reports about a question whose clock has stopped.
 * - too_many_texts: more pages have typed for one question than anybody could read.
 * - session_log_full: a page has reported more of one interview than anybody could read.
 * - already_locked: text for a locked answer; it's stored next to the answer, marked late.
 * - out_of_order: a question out of turn.
 * - nothing_to_undo: there's no such grade, or it was taken back before.
 * - no_questions: nothing in the bank fits the choice.
 * - unknown_topic: a recipe names a topic that no pack has.
 * - none_left: no question of a repeated interview can be asked now.
 * - wrong_credentials: email and password don't match; it doesn't say which is wrong.
 * - too_many_tries: the limit of tries is reached; `retryAfterSeconds` says when to come back.
 * - busy: too many sign-ins at this moment.
 * - email_taken: an account with this address exists.
 * - sign_up_closed: the host doesn't take new accounts.
 * - unknown_zone: a time zone that this server doesn't know.
 * - weak_password: `detail` says what to change.
 * - bad_plan: `field` of the plan has an impossible value; `detail` says why.
 */
export type Refusal = {
  readonly code:
    | "not_found"
    | "conflict"
    | "card_moved"
    | "already_graded"
    | "invalid_event"
    | "not_shown"
    | "not_locked"
    | "not_revealed"
    | "no_more_time"
    | "interview_over"
    | "asked_now"
    | "clock_stopped"
    | "session_log_full"
    | "too_many_texts"
    | "already_locked"
    | "out_of_order"
    | "nothing_to_undo"
    | "no_questions"
    | "unknown_topic"
    | "none_left"
    | "wrong_credentials"
    | "too_many_tries"
    | "busy"
    | "email_taken"
    | "sign_up_closed"
    | "unknown_zone"
    | "weak_password"
    | "bad_plan";
  readonly detail?: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
};

export type RefusalCode = Refusal["code"];
