import { gradeName } from "@/lib/memory/words/grade-words";
import { counted } from "@/lib/shared/words/counted";
import { shareWords } from "@/lib/shared/words/share-words";
import { spanWords } from "@/lib/shared/words/span-words";
import { UNAIDED_RULE, matters, type MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import type { SessionLogEntry, OpenedBy } from "@/lib/interview/rules/mock/session-log-facts";

type Sentences = {
  readonly [Kind in SessionLogEntry["kind"]]: (entry: SessionLogEntry<Kind>) => string;
};

const WHERE_OPEN: Readonly<Record<OpenedBy, string>> = {
  hand: "was opened outside an interview",
  page: "was read in a report or on its page",
  interview: "was open in another interview",
  review: "was open in a review",
};

const ENDED_BY: Readonly<Record<SessionLogEntry<"ended">["by"], string>> = {
  person: "You ended it",
  clock: "Its time was over",
  nobody: "It was left for a day",
};

const SENTENCES: Sentences = {
  pause: (entry) => `You paused for ${spanWords(entry.ms)} before ${nameOf(entry)}.`,
  opened: (entry) => {
    const when =
      entry.beforeMs < 0
        ? "while it was asked"
        : `${spanWords(entry.beforeMs)} before it was asked`;
    return `The model answer to ${nameOf(entry)} ${WHERE_OPEN[entry.by]}, ${when}.`;
  },
  hidden: (entry) =>
    `You left the page for ${spanWords(entry.ms)} while ${nameOf(entry)} ran${entry.isToTheEnd ? ", until it was locked" : ""}.`,
  offline: (entry) => {
    const long = entry.ms === null ? "" : ` for ${spanWords(entry.ms)}`;
    return `The connection was lost${long} at ${nameOf(entry)}.`;
  },
  refused: (entry) =>
    `Something between your device and Greenroom refused what the page sent at ${nameOf(entry)}.`,
  clock: (entry) => {
    const by = entry.ms === null ? "" : ` by ${spanWords(Math.abs(entry.ms))}`;
    return `The page's clock was put right${by} at ${nameOf(entry)}. Only the server's clock counts.`;
  },
  extension: (entry) =>
    `You took ${entry.isFirst ? "1 min more" : "another minute"} for ${nameOf(entry)}.`,
  reveal: (entry) => `You opened the model answer to ${nameOf(entry)} before you had locked yours.`,
  overtime: (entry) => {
    const over = `You went on for ${spanWords(entry.ms)} after the time of ${nameOf(entry)} was over`;
    return `${over}${matters(entry) ? `, which is more than ${shareWords(UNAIDED_RULE.overtimeShare)} of it` : ""}.`;
  },
  arrived: (entry) =>
    `Your text for ${nameOf(entry)} arrived late, ${spanWords(entry.ms)} after its end. You had typed it in time, so it counts.`,
  late: (entry) =>
    `Text for ${nameOf(entry)} came after its end: it is kept beside your answer and does not count.`,
  override: (entry) => {
    const suggested = entry.suggested
      ? `${gradeName(entry.suggested)} was suggested for ${nameOf(entry)}`
      : `You ticked no point of ${nameOf(entry)}`;
    return `${suggested}, and you gave ${gradeName(entry.given)}.`;
  },
  resumed: () => "You took it up again after it had been closed.",
  ended: ({ by, open }) =>
    `${ENDED_BY[by]} with ${counted(open, "question", "questions")} not graded.`,
};

/** Returns an entry of the session log as a whole sentence in the second person. */
export function entryInWords<Kind extends SessionLogEntry["kind"]>(
  entry: SessionLogEntry<Kind>,
): string {
  const sentence: Sentences[Kind] = SENTENCES[entry.kind];
  return sentence(entry);
}

/**
 * Returns why a mock was taken with help, each sentence once, in order of time. Empty when it's
 * unaided or practice.
 */
export function whyNotUnaided({ kind, reasons }: MockVerdict): readonly string[] {
  if (kind === "unrecorded") return ["It’s from before Greenroom kept a session log."];
  // Two absences of the same length are different facts, but the same sentence twice would look
  // like a mistake.
  return [...new Set(reasons.map((entry) => entryInWords(entry)))];
}

/** The verdict in one word or two, for lists. */
export const VERDICT_NAMES: Readonly<Record<MockVerdict["kind"], string>> = {
  unaided: "unaided",
  with_help: "with help",
  unfinished: "ended early",
  unrecorded: "before the session log",
  practice: "practice",
};

/** Why there's no mock score, as a heading. */
export const NO_SCORE: Readonly<Record<Exclude<MockVerdict["kind"], "unaided">, string>> = {
  with_help: "No mock score: this mock was taken with help.",
  unfinished: "No mock score: not every question was graded.",
  unrecorded: "No mock score: this interview is from before scores.",
  practice: "No mock score: this was practice of one concept.",
};

function nameOf({ position }: { readonly position: number }): string {
  return `question ${position + 1}`;
}
