import { gradeName } from "@/lib/memory/words/grade-words";
import { counted } from "@/lib/shared/words/counted";
import { shareWords } from "@/lib/shared/words/share-words";
import { spanWords } from "@/lib/shared/words/span-words";
import { CLEAN_RULE, matters, type Cleanness } from "@/lib/interview/rules/mock/clean-rule";
import type { LedgerEntry, OpenedBy } from "@/lib/interview/rules/mock/ledger-facts";

type Sentences = { readonly [Kind in LedgerEntry["kind"]]: (entry: LedgerEntry<Kind>) => string };

const WHERE_OPEN: Readonly<Record<OpenedBy, string>> = {
  hand: "was opened outside an interview",
  page: "was read in a report or on its page",
  interview: "was open in another interview",
  review: "was open in a review",
};

const ENDED_BY: Readonly<Record<LedgerEntry<"ended">["by"], string>> = {
  person: "You ended it",
  clock: "Its time was over",
  nobody: "It was left for a day",
};

const SENTENCES: Sentences = {
  pause: (entry) => `You paused for ${spanWords(entry.ms)} before ${nameOf(entry)}.`,
  opened: (entry) => {
    const when = entry.beforeMs < 0 ? "while it was asked" : `${spanWords(entry.beforeMs)} before it was asked`;
    return `The model answer to ${nameOf(entry)} ${WHERE_OPEN[entry.by]}, ${when}.`;
  },
  hidden: (entry) =>
    `You left the page for ${spanWords(entry.ms)} while ${nameOf(entry)} ran${entry.isToTheEnd ? ", until it was locked" : ""}.`,
  offline: (entry) => {
    const long = entry.ms === null ? "" : ` for ${spanWords(entry.ms)}`;
    return `The connection was lost${long} at ${nameOf(entry)}.`;
  },
  clock: (entry) => {
    const by = entry.ms === null ? "" : ` by ${spanWords(Math.abs(entry.ms))}`;
    return `The page's clock was put right${by} at ${nameOf(entry)}. Only the server's clock counts.`;
  },
  extension: (entry) => `You took ${entry.isFirst ? "1 min more" : "another minute"} for ${nameOf(entry)}.`,
  reveal: (entry) => `You opened the model answer to ${nameOf(entry)} before you had locked yours.`,
  overtime: (entry) => {
    const over = `You went on for ${spanWords(entry.ms)} after the time of ${nameOf(entry)} was over`;
    return `${over}${matters(entry) ? `, which is more than ${shareWords(CLEAN_RULE.overtimeShare)} of it` : ""}.`;
  },
  late: (entry) => `Text for ${nameOf(entry)} came after its end: it is kept beside your answer and does not count.`,
  override: (entry) => {
    const proposed = entry.proposed
      ? `${gradeName(entry.proposed)} was proposed for ${nameOf(entry)}`
      : `You ticked no point of ${nameOf(entry)}`;
    return `${proposed}, and you gave ${gradeName(entry.given)}.`;
  },
  resumed: () => "You took it up again after it had been closed.",
  ended: ({ by, open }) => `${ENDED_BY[by]} with ${counted(open, "question", "questions")} not graded.`,
};

/** Returns an entry of the ledger as a whole sentence in the second person. */
export function entryInWords<Kind extends LedgerEntry["kind"]>(entry: LedgerEntry<Kind>): string {
  const sentence: Sentences[Kind] = SENTENCES[entry.kind];
  return sentence(entry);
}

/** Returns why a mock is not clean, each sentence once, in the order in which it happened; empty when it is clean or practice. */
export function whyNotClean({ kind, reasons }: Cleanness): readonly string[] {
  if (kind === "unrecorded") return ["It was sat before Greenroom kept a ledger."];
  // Two absences of one length differ as facts; read twice, their sentence would look like a mistake.
  return [...new Set(reasons.map((entry) => entryInWords(entry)))];
}

/** The verdict in one word or two, for lists. */
export const CLEANNESS_NAMES: Readonly<Record<Cleanness["kind"], string>> = {
  clean: "clean",
  assisted: "assisted",
  unfinished: "ended early",
  unrecorded: "before the ledger",
  practice: "practice",
};

/** Why there is no mock score, as its heading says it. */
export const NO_SCORE: Readonly<Record<Exclude<Cleanness["kind"], "clean">, string>> = {
  assisted: "No mock score: this mock was assisted.",
  unfinished: "No mock score: not every question was graded.",
  unrecorded: "No mock score: this interview is from before scores.",
  practice: "No mock score: this was practice of one concept.",
};

function nameOf({ position }: { readonly position: number }): string {
  return `question ${position + 1}`;
}
