import { awayOf } from "./away";
import { CLEAN_RULE } from "./clean-rule";
import { LEDGER_KINDS, type LedgerEntry, type LedgerFacts, type LedgerItem, type ReportedEntry } from "./ledger-facts";

/** A break between two questions that is longer than this is an entry. */
const PAUSE_MS = 5 * 60_000;

/** Returns what happened in an interview besides answering and grading, in the order of time. The same facts give the same entries in any order of arrival. */
export function ledgerOf(facts: LedgerFacts): readonly LedgerEntry[] {
  const entries = facts.items.flatMap((item) => {
    const own = facts.reported.filter(({ position }) => position === item.position);
    return item.shownAt
      ? [...awayEntries(item, own), ...own.flatMap(pageEntries), ...itemEntries(item, item.shownAt)]
      : [];
  });
  return [...entries, ...pauseEntries(facts.items), ...wholeEntries(facts)].toSorted(inOrder);
}

function inOrder(a: LedgerEntry, b: LedgerEntry): number {
  const places = (a.position ?? Infinity) - (b.position ?? Infinity) || 0;
  const kinds = LEDGER_KINDS.indexOf(a.kind) - LEDGER_KINDS.indexOf(b.kind);
  return a.at.getTime() - b.at.getTime() || places || kinds || lengthOf(a) - lengthOf(b);
}

/** Tells apart what two pages reported of the same instant; all else happens once in an instant, or reads the same. */
function lengthOf(entry: LedgerEntry): number {
  return "ms" in entry ? (entry.ms ?? -Infinity) : 0;
}

function awayEntries(item: LedgerItem, reported: readonly ReportedEntry[]): LedgerEntry[] {
  const away = awayOf(item, reported);
  const questionMs = away.reduce((sum, { ms }) => sum + ms, 0);
  return away.map(({ from, ms, isToTheEnd }) => {
    return { at: from, kind: "hidden", position: item.position, ms, isToTheEnd, questionMs };
  });
}

function pageEntries({ position, kind, begunAt, endedAt, ms }: ReportedEntry): LedgerEntry[] {
  switch (kind) {
    case "hidden":
      return [];
    case "offline":
      return [{ at: begunAt, kind, position, ms: endedAt && endedAt.getTime() - begunAt.getTime() }];
    case "clock":
      return [{ at: begunAt, kind, position, ms }];
  }
}

function itemEntries(item: LedgerItem, shownAt: Date): LedgerEntry[] {
  const { position, lockedAt, overtimeMs, gradedAt, overriddenWith } = item;
  const entries: LedgerEntry[] = [...openedEntries(item, shownAt)];
  for (const [nth, at] of item.extendedAt.entries())
    entries.push({ at, kind: "extension", position, isFirst: nth === 0 });
  if (lockedAt && item.lockedBy === "reveal") entries.push({ at: lockedAt, kind: "reveal", position });
  if (lockedAt && overtimeMs > 0)
    entries.push({ at: lockedAt, kind: "overtime", position, ms: overtimeMs, share: item.overtimeShare });
  for (const at of item.lateTexts) entries.push({ at, kind: "late", position });
  if (gradedAt && overriddenWith)
    entries.push({ at: gradedAt, kind: "override", position, proposed: item.proposedGrade, given: overriddenWith });
  return entries;
}

/** Only an answer that was open shortly before the question, or while it was asked, is an entry. */
function openedEntries({ opened, lockedAt, position }: LedgerItem, shownAt: Date): LedgerEntry[] {
  if (!opened || opened.at > (lockedAt ?? shownAt)) return [];
  const beforeMs = shownAt.getTime() - opened.at.getTime();
  return beforeMs > CLEAN_RULE.openedBeforeMs
    ? []
    : [{ at: opened.at, kind: "opened", position, by: opened.by, beforeMs }];
}

function pauseEntries(items: readonly LedgerItem[]): LedgerEntry[] {
  const inTurn = items.toSorted((a, b) => a.position - b.position);
  return inTurn.flatMap(({ position, shownAt }, index): LedgerEntry[] => {
    const at = inTurn[index - 1]?.gradedAt;
    const ms = at && shownAt ? shownAt.getTime() - at.getTime() : 0;
    return at && ms > PAUSE_MS ? [{ at, kind: "pause", position, ms }] : [];
  });
}

function wholeEntries({ resumedAt, finishedAt, abandonedAt, endedBy, items }: LedgerFacts): LedgerEntry[] {
  const open = items.filter(({ gradedAt }) => !gradedAt).length;
  const ended = { kind: "ended", position: null, open } as const;
  const entries: LedgerEntry[] = [];
  if (resumedAt) entries.push({ at: resumedAt, kind: "resumed", position: null });
  if (finishedAt && open > 0) entries.push({ at: finishedAt, ...ended, by: endedBy === "clock" ? "clock" : "person" });
  if (!finishedAt && abandonedAt) entries.push({ at: abandonedAt, ...ended, by: "nobody" });
  return entries;
}
