import { gradeName } from "@/lib/memory/rules/cards/grade";
import { counted } from "@/lib/shared/words/counted";
import { spanWords } from "@/lib/shared/words/span-words";
import { awayOf } from "./away";
import { CLEAN_RULE } from "./clean-rule";
import {
  LEDGER_KINDS,
  type LedgerEntry,
  type LedgerFacts,
  type LedgerItem,
  type OpenedBy,
  type ReportedEntry,
} from "./ledger-facts";

/** A break between two questions that is longer than this is a line. */
const PAUSE_MS = 5 * 60_000;

/** What happened in an interview besides answering and grading, in the order of time: the same facts give the same lines in any order of arrival. */
export function ledgerOf(facts: LedgerFacts): readonly LedgerEntry[] {
  const lines = facts.items.flatMap((item) => {
    const own = facts.reported.filter(({ position }) => position === item.position);
    return item.shownAt ? [...awayLines(item, own), ...own.flatMap(pageLines), ...itemLines(item, item.shownAt)] : [];
  });
  return [...lines, ...pauseLines(facts.items), ...wholeLines(facts)]
    .map((line) => (facts.isPractice ? { ...line, helps: false } : line))
    .toSorted(inOrder);
}

function inOrder(a: LedgerEntry, b: LedgerEntry): number {
  const places = (a.position ?? Infinity) - (b.position ?? Infinity) || 0;
  const kinds = LEDGER_KINDS.indexOf(a.kind) - LEDGER_KINDS.indexOf(b.kind);
  return a.at.getTime() - b.at.getTime() || places || kinds || (a.text < b.text ? -1 : 1);
}

function awayLines(item: LedgerItem, reported: readonly ReportedEntry[]): LedgerEntry[] {
  const away = awayOf(item, reported);
  const helps = away.reduce((sum, { ms }) => sum + ms, 0) > CLEAN_RULE.awayMs;
  return away.map(({ from, ms, isToTheEnd }) => {
    const text = `You left the page for ${spanWords(ms)} while ${nameOf(item)} ran${isToTheEnd ? ", until it was locked" : ""}.`;
    return { at: from, position: item.position, kind: "hidden", text, helps };
  });
}

function pageLines(reported: ReportedEntry): LedgerEntry[] {
  const { position, kind, begunAt, endedAt, ms } = reported;
  if (kind === "hidden") return [];
  const long = endedAt ? ` for ${spanWords(endedAt.getTime() - begunAt.getTime())}` : "";
  const by = ms === null ? "" : ` by ${spanWords(Math.abs(ms))}`;
  const text =
    kind === "offline"
      ? `The connection was lost${long} at ${nameOf(reported)}.`
      : `The page's clock was put right${by} at ${nameOf(reported)}. Only the server's clock counts.`;
  return [{ at: begunAt, position, kind, text, helps: false }];
}

function itemLines(item: LedgerItem, shownAt: Date): LedgerEntry[] {
  const { position, lockedAt, overtimeMs, overtimeShare, gradedAt, overriddenWith } = item;
  const name = nameOf(item);
  const lines: LedgerEntry[] = [];
  const add = (at: Date, kind: LedgerEntry["kind"], helps: boolean, text: string) =>
    lines.push({ at, position, kind, text, helps });
  const opened = openedBefore(item, shownAt);
  if (opened) add(opened.at, "opened", true, opened.text);
  for (const [nth, at] of item.extendedAt.entries())
    add(at, "extension", true, `You took ${nth === 0 ? "1 min more" : "another minute"} for ${name}.`);
  if (lockedAt && item.lockedBy === "reveal")
    add(lockedAt, "reveal", true, `You opened the model answer to ${name} before you had locked yours.`);
  if (lockedAt && overtimeMs > 0) {
    const isLong = overtimeShare > CLEAN_RULE.overtimeShare;
    const over = `You went on for ${spanWords(overtimeMs)} after the time of ${name} was over`;
    add(lockedAt, "overtime", isLong, `${over}${isLong ? ", which is more than a quarter of it" : ""}.`);
  }
  for (const at of item.lateTexts)
    add(at, "late", false, `Text for ${name} came after its end: it is kept beside your answer and does not count.`);
  if (gradedAt && overriddenWith) {
    const proposed = item.proposedGrade
      ? `${gradeName(item.proposedGrade)} was proposed for ${name}`
      : `You ticked no point of ${name}`;
    add(gradedAt, "override", false, `${proposed}, and you gave ${gradeName(overriddenWith)}.`);
  }
  return lines;
}

const WHERE_OPEN: Readonly<Record<OpenedBy, string>> = {
  hand: "was opened outside an interview",
  page: "was read in a report or on its page",
  interview: "was open in another interview",
  review: "was open in a review",
};

/** That a model answer was open so shortly before, or while it was asked; null when it was not. */
function openedBefore({ opened, lockedAt, ...item }: LedgerItem, shownAt: Date) {
  if (!opened || opened.at > (lockedAt ?? shownAt)) return null;
  const beforeMs = shownAt.getTime() - opened.at.getTime();
  if (beforeMs > CLEAN_RULE.openedBeforeMs) return null;
  const when = beforeMs < 0 ? "while it was asked" : `${spanWords(beforeMs)} before it was asked`;
  return { at: opened.at, text: `The model answer to ${nameOf(item)} ${WHERE_OPEN[opened.by]}, ${when}.` };
}

/** No clock runs between questions, so a pause there helps nobody; it is written down all the same. */
function pauseLines(items: readonly LedgerItem[]): LedgerEntry[] {
  const inTurn = items.toSorted((a, b) => a.position - b.position);
  return inTurn.flatMap(({ position, shownAt }, index): LedgerEntry[] => {
    const at = inTurn[index - 1]?.gradedAt;
    const pauseMs = at && shownAt ? shownAt.getTime() - at.getTime() : 0;
    if (!at || pauseMs <= PAUSE_MS) return [];
    const text = `You paused for ${spanWords(pauseMs)} before ${nameOf({ position })}.`;
    return [{ at, position, kind: "pause", text, helps: false }];
  });
}

function wholeLines({ resumedAt, finishedAt, abandonedAt, endedBy, items }: LedgerFacts): LedgerEntry[] {
  const open = items.filter(({ gradedAt }) => !gradedAt).length;
  const left = counted(open, "question", "questions");
  const ended = `${endedBy === "clock" ? "Its time was over" : "You ended it"} with ${left} not graded.`;
  const line = (at: Date | null, kind: LedgerEntry["kind"], text: string): LedgerEntry[] =>
    at ? [{ at, position: null, kind, text, helps: true }] : [];
  return [
    ...line(resumedAt, "resumed", "You took it up again after it had been closed."),
    ...line(open > 0 ? finishedAt : null, "ended", ended),
    ...line(finishedAt ? null : abandonedAt, "ended", `It was left for a day with ${left} not graded.`),
  ];
}

function nameOf({ position }: { readonly position: number }): string {
  return `question ${position + 1}`;
}
