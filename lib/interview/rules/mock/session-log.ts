import { awayOf } from "./away";
import { UNAIDED_RULE } from "./unaided-rule";
import {
  SESSION_LOG_KINDS,
  type SessionLogEntry,
  type SessionLogFacts,
  type SessionLogItem,
  type ReportedEntry,
} from "./session-log-facts";

/** A break between two questions is an entry when it's longer than this. */
const PAUSE_MS = 5 * 60_000;

/**
 * Returns what happened in an interview besides answering and grading, in order of time. The same
 * facts give the same entries in any order of arrival.
 */
export function sessionLogOf(facts: SessionLogFacts): readonly SessionLogEntry[] {
  const entries = facts.items.flatMap((item) => {
    const own = facts.reported.filter(({ position }) => position === item.position);
    return item.shownAt
      ? [...awayEntries(item, own), ...own.flatMap(pageEntries), ...itemEntries(item, item.shownAt)]
      : [];
  });
  return [...entries, ...pauseEntries(facts.items), ...wholeEntries(facts)].toSorted(inOrder);
}

function inOrder(a: SessionLogEntry, b: SessionLogEntry): number {
  const places = (a.position ?? Infinity) - (b.position ?? Infinity) || 0;
  const kinds = SESSION_LOG_KINDS.indexOf(a.kind) - SESSION_LOG_KINDS.indexOf(b.kind);
  return a.at.getTime() - b.at.getTime() || places || kinds || lengthOf(a) - lengthOf(b);
}

/** Two pages can report the same instant. Everything else happens once, or reads the same. */
function lengthOf(entry: SessionLogEntry): number {
  return "ms" in entry ? (entry.ms ?? -Infinity) : 0;
}

function awayEntries(item: SessionLogItem, reported: readonly ReportedEntry[]): SessionLogEntry[] {
  const away = awayOf(item, reported);
  const questionMs = away.reduce((sum, { ms }) => sum + ms, 0);
  return away.map(({ from, ms, isToTheEnd }) => {
    return { at: from, kind: "hidden", position: item.position, ms, isToTheEnd, questionMs };
  });
}

function pageEntries({ position, kind, begunAt, endedAt, ms }: ReportedEntry): SessionLogEntry[] {
  switch (kind) {
    case "hidden":
      return [];
    case "offline":
      return [
        { at: begunAt, kind, position, ms: endedAt && endedAt.getTime() - begunAt.getTime() },
      ];
    case "refused":
      return [{ at: begunAt, kind, position }];
    case "arrived": {
      const at = endedAt ?? begunAt;
      return [{ at, kind, position, ms: at.getTime() - begunAt.getTime() }];
    }
    case "clock":
      return [{ at: begunAt, kind, position, ms }];
  }
}

function itemEntries(item: SessionLogItem, shownAt: Date): SessionLogEntry[] {
  const { position, lockedAt, overtimeMs, gradedAt, overriddenWith } = item;
  const entries: SessionLogEntry[] = [...openedEntries(item, shownAt)];
  for (const [nth, at] of item.extendedAt.entries())
    entries.push({ at, kind: "extension", position, isFirst: nth === 0 });
  if (lockedAt && item.lockedBy === "reveal")
    entries.push({ at: lockedAt, kind: "reveal", position });
  if (lockedAt && overtimeMs > 0)
    entries.push({
      at: lockedAt,
      kind: "overtime",
      position,
      ms: overtimeMs,
      share: item.overtimeShare,
    });
  for (const at of item.lateTexts) entries.push({ at, kind: "late", position });
  if (gradedAt && overriddenWith)
    entries.push({
      at: gradedAt,
      kind: "override",
      position,
      suggested: item.suggestedGrade,
      given: overriddenWith,
    });
  return entries;
}

/**
 * A model answer is an entry only if it was open shortly before the question, or while it was
 * asked.
 */
function openedEntries(
  { opened, lockedAt, position }: SessionLogItem,
  shownAt: Date,
): SessionLogEntry[] {
  if (!opened || opened.at > (lockedAt ?? shownAt)) return [];
  const beforeMs = shownAt.getTime() - opened.at.getTime();
  return beforeMs > UNAIDED_RULE.openedBeforeMs
    ? []
    : [{ at: opened.at, kind: "opened", position, by: opened.by, beforeMs }];
}

function pauseEntries(items: readonly SessionLogItem[]): SessionLogEntry[] {
  const inTurn = items.toSorted((a, b) => a.position - b.position);
  return inTurn.flatMap(({ position, shownAt }, index): SessionLogEntry[] => {
    const at = inTurn[index - 1]?.gradedAt;
    const ms = at && shownAt ? shownAt.getTime() - at.getTime() : 0;
    return at && ms > PAUSE_MS ? [{ at, kind: "pause", position, ms }] : [];
  });
}

function wholeEntries({
  resumedAt,
  finishedAt,
  abandonedAt,
  endedBy,
  items,
}: SessionLogFacts): SessionLogEntry[] {
  const open = items.filter(({ gradedAt }) => !gradedAt).length;
  const ended = { kind: "ended", position: null, open } as const;
  const entries: SessionLogEntry[] = [];
  if (resumedAt) entries.push({ at: resumedAt, kind: "resumed", position: null });
  if (finishedAt && open > 0)
    entries.push({ at: finishedAt, ...ended, by: endedBy === "clock" ? "clock" : "person" });
  if (!finishedAt && abandonedAt) entries.push({ at: abandonedAt, ...ended, by: "nobody" });
  return entries;
}
