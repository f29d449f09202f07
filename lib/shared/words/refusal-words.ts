import type { Refusal, RefusalCode } from "@/lib/shared/refusal";

const SENTENCES: Record<RefusalCode, string> = {
  not_found: "This is not here, or it is not yours. Go back to Today and start from there.",
  conflict:
    "This was changed on another device meanwhile. Nothing is lost: reload the page to see it.",
  card_moved:
    "This question was graded on another device. Choose a grade again to give it all the same, or reload the page to go on.",
  already_graded:
    "This answer was graded in another tab or on another device. That grade counts; reload to go on.",
  invalid_event:
    "This page and the server do not understand each other. Nothing was kept: reload, then do it again.",
  not_shown: "This question has not been shown yet. Reload the page to start its clock.",
  not_locked: "Lock your answer before you grade it.",
  not_revealed: "Say first how sure you are of your answer; then it is graded.",
  no_more_time: "There is no more time to take for this answer.",
  interview_over: "This interview is over. Reload the page to see where it stands.",
  asked_now:
    "An interview is asking you this question just now. Answer it there first; its answer opens there.",
  clock_stopped: "No clock runs for this question any more, so nothing was written down.",
  too_many_texts:
    "This question already keeps texts from 100 pages. Go on in one of those that are open; this page's text is not kept.",
  session_log_full:
    "The session log of this interview is full. Nothing more is written down; your answers are kept as before.",
  already_locked: "This answer is locked. What you typed since is kept beside it, marked late.",
  out_of_order: "Another question comes first. Reload the page to go to it.",
  nothing_to_undo: "There is no grade to take back.",
  no_questions: "No question fits this choice. Choose another level or more topics.",
  unknown_topic:
    "One of these topics isn’t in the bank any more. Nothing was started. Reload the page and choose again.",
  none_left:
    "Nothing of this interview can be asked now: its questions have left the bank, are set aside or are reserved for mocks. Start a new one instead.",
  wrong_credentials: "Email and password do not fit together. Check both and try again.",
  too_many_tries: "Too many tries.",
  busy: "Many people are signing in right now. Nothing is lost: try again in a few seconds.",
  email_taken: "An account with this address exists. Sign in instead.",
  sign_up_closed: "This Greenroom does not take new accounts. Ask the person who hosts it.",
  unknown_zone: "This time zone is not known here. Choose one from the list.",
  weak_password: "Choose another password.",
  bad_plan: "Look at this again.",
};

/** Returns the sentence of a refusal for the person: what happened and what to do now. */
export function refusalMessage({ code, detail, retryAfterSeconds }: Refusal): string {
  if (code !== "too_many_tries") return detail ?? SENTENCES[code];
  const minutes = Math.ceil((retryAfterSeconds ?? 60) / 60);
  return `${SENTENCES.too_many_tries} Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`;
}
