import { gradeName } from "@/lib/domain/memory/grade";
import { countWords } from "@/lib/domain/shared/count-words";
import { spanWords } from "@/lib/domain/shared/span-words";
import { awayOf } from "./away";
import { CLEAN_RULE } from "./clean-rule";
import { LEDGER_KINDS, type LedgerEntry, type LedgerFacts, type LedgerItem, type ReportedEntry } from "./ledger-facts";

/** What happened in an interview besides answering and grading, in the order of time: the same facts give the same lines in any order of arrival. */
export function ledgerOf(facts: LedgerFacts): readonly LedgerEntry[] {
  const lines = facts.items.flatMap((item) => {
    const own = facts.reported.filter(({ position }) => position === item.position);
    return item.shownAt ? [...awayLines(item, own), ...own.flatMap(pageLines), ...itemLines(item, item.shownAt)] : [];
  });
  return [...lines, ...wholeLines(facts)].toSorted(inOrder);
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
  const { position, lockedAt, openedAt, extensionMs, overtimeMs, overtimeShare, gradedAt, overriddenWith } = item;
  const name = nameOf(item);
  const lines: LedgerEntry[] = [];
  const add = (at: Date, kind: LedgerEntry["kind"], helps: boolean, text: string) =>
    lines.push({ at, position, kind, text, helps });
  const sinceOpened = openedAt ? shownAt.getTime() - openedAt.getTime() : Infinity;
  if (openedAt && sinceOpened >= 0 && sinceOpened <= CLEAN_RULE.openedBeforeMs)
    add(
      openedAt,
      "opened",
      true,
      `You opened the model answer to ${name} ${spanWords(sinceOpened)} before it was asked.`,
    );
  if (extensionMs > 0)
    add(lockedAt ?? shownAt, "extension", true, `You took ${spanWords(extensionMs)} more for ${name}.`);
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
    const proposed = gradeName(item.proposedGrade) || "No grade";
    add(
      gradedAt,
      "override",
      false,
      `${proposed} was proposed for ${name}, and you gave ${gradeName(overriddenWith)}.`,
    );
  }
  return lines;
}

function wholeLines({ resumedAt, finishedAt, abandonedAt, endedBy, items }: LedgerFacts): LedgerEntry[] {
  const open = items.filter(({ gradedAt }) => !gradedAt).length;
  const left = countWords(open, "question", "questions");
  const ended = `${endedBy === "clock" ? "Its time was over" : "You ended it"} with ${left} not graded.`;
  const line = (at: Date | null, kind: LedgerEntry["kind"], text: string): LedgerEntry[] =>
    at ? [{ at, position: null, kind, text, helps: true }] : [];
  return [
    ...line(resumedAt, "resumed", "You took it up again after it had lain for a day or longer."),
    ...line(open > 0 ? finishedAt : null, "ended", ended),
    ...line(finishedAt ? null : abandonedAt, "ended", `It was left for a day with ${left} not graded.`),
  ];
}

function nameOf({ position }: { readonly position: number }): string {
  return `question ${position + 1}`;
}
