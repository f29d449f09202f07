import type { MetBefore, MockGrade } from "@/lib/interview/data/mocks";
import type { InterviewOf, JudgedItem } from "@/lib/interview/data/interviews";
import { isPractice } from "@/lib/interview/rules/blueprint/blueprint";
import { cleanness, type Cleanness } from "@/lib/interview/rules/mock/clean-rule";
import { lockedAtOf, overtimeMsOf, overtimeShareOf } from "@/lib/interview/rules/session/clock";
import type { Draft } from "@/lib/interview/rules/session/drafts";
import { ledgerOf } from "@/lib/interview/rules/mock/ledger";
import type { LedgerEntry, LedgerItem, ReportedEntry } from "@/lib/interview/rules/mock/ledger-facts";
import { ABANDONED_AFTER_MS } from "@/lib/interview/rules/session/interview-state";
import { mockScore, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import type { ReportAnswer } from "@/lib/interview/rules/report/report-parts";
import type { Question } from "@/lib/questions/rules/question-schema";

/** A graded question of an interview. */
export type MockAnswer = ReportAnswer & {
  readonly isReserved: boolean;
  /** Reserved, and never asked, reviewed or opened before: what was said shows what carries over to new questions. */
  readonly isHeldOut: boolean;
  readonly confidence: number | null;
  readonly grade: string | null;
  readonly occurredAt: Date;
};

/** What was written down of an interview, and what follows from it. */
export type JudgedMock = {
  readonly ledger: readonly LedgerEntry[];
  readonly cleanness: Cleanness;
  /** Every graded question, in the order of asking. */
  readonly answers: readonly MockAnswer[];
  /** Null unless it is clean. */
  readonly score: MockScore | null;
  /** The score of its held-out questions alone; null when there are none, or it is not clean. */
  readonly heldOut: MockScore | null;
};

export type MockRecord = {
  readonly interview: InterviewOf<JudgedItem>;
  readonly reported: readonly ReportedEntry[];
  readonly grades: ReadonlyMap<string, MockGrade>;
  /** Of interviews of the person, this one among them, by interview and place: "id 0". */
  readonly metBefore: ReadonlyMap<string, MetBefore>;
  /** What a revision of a question says. */
  readonly contentOf: (item: { readonly questionId: string; readonly revision: string }) => Question;
  /** The texts beside the answer at a place. Only where the ledger itself is shown: late text is a line of it and changes nothing else. */
  readonly otherTexts?: ReadonlyMap<number, readonly Draft[]>;
};

/** Judges one interview by its record: the ledger, the clean rule and the score, as they stand at `now`. */
export function judgeMock(record: MockRecord, now: Date): JudgedMock {
  const { interview, reported } = record;
  const { finishedAt, endedBy, resumedAt, activeAt, blueprint } = interview;
  const items = interview.items.map((item) => toLedgerItem(item, record, now));
  const idleFrom = new Date(activeAt.getTime() + ABANDONED_AFTER_MS);
  const facts = {
    hasLedger: blueprint.key !== "earlier",
    isPractice: isPractice(blueprint),
    finishedAt,
    endedBy,
    resumedAt,
    abandonedAt: finishedAt || idleFrom > now ? null : idleFrom,
    items,
    reported,
  };
  const ledger = ledgerOf(facts);
  const judged = cleanness(facts, ledger);
  const answers = interview.items.flatMap((item) => toAnswer(item, record));
  const scored = judged.kind === "clean" ? answers : [];
  return {
    ledger,
    cleanness: judged,
    answers,
    score: mockScore(scored),
    heldOut: mockScore(scored.filter(({ isHeldOut }) => isHeldOut)),
  };
}

function toLedgerItem(item: JudgedItem, record: MockRecord, now: Date): LedgerItem {
  const { grades, otherTexts } = record;
  const { openedAt = null, openedBy = null } = metBeforeOf(item, record) ?? {};
  const grade = grades.get(item.eventId ?? "");
  return {
    position: item.position,
    shownAt: item.shownAt,
    lockedAt: lockedAtOf(item, now),
    lockedBy: item.lockedBy,
    extendedAt: item.extendedAt,
    overtimeMs: overtimeMsOf(item, now),
    overtimeShare: overtimeShareOf(item, now),
    gradedAt: grade ? (item.gradedAt ?? grade.occurredAt) : null,
    proposedGrade: grade?.proposedGrade ?? null,
    overriddenWith: grade && isAgainstProposal(grade) ? grade.grade : null,
    lateTexts: (otherTexts?.get(item.position) ?? []).filter(({ late }) => late).map(({ savedAt }) => savedAt),
    opened: openedAt && openedBy && { at: openedAt, by: openedBy },
  };
}

/** Without a tick nothing is proposed; a grade that passes is given against that. */
function isAgainstProposal({ overridden, proposedGrade, grade }: MockGrade): boolean {
  return overridden || (proposedGrade === null && grade !== null && grade !== "again");
}

function metBeforeOf({ position }: JudgedItem, { interview, metBefore }: MockRecord): MetBefore | undefined {
  return metBefore.get(`${interview.id} ${position}`);
}

function toAnswer(item: JudgedItem, record: MockRecord): readonly MockAnswer[] {
  const { grades, contentOf } = record;
  const event = grades.get(item.eventId ?? "");
  if (!event) return [];
  const { position, questionId, isReserved, confidence } = item;
  const { prompt, level, topics, keyPoints } = contentOf(item);
  const { grade, occurredAt, tickedPointIds } = event;
  const isHeldOut = isReserved && !metBeforeOf(item, record)?.isMet;
  return [
    {
      position,
      questionId,
      isReserved,
      isHeldOut,
      confidence,
      grade,
      occurredAt,
      prompt,
      level,
      topics,
      points: keyPoints,
      tickedPointIds,
    },
  ];
}
