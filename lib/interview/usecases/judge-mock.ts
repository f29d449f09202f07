import type { SeenBefore, MockGrade } from "@/lib/interview/data/mocks";
import type { InterviewOf, JudgedItem } from "@/lib/interview/data/interviews";
import { isPractice } from "@/lib/interview/rules/blueprint/blueprint";
import { judgeHelp, type MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import { lockedAtOf, overtimeMsOf, overtimeShareOf } from "@/lib/interview/rules/session/clock";
import type { Draft } from "@/lib/interview/rules/session/drafts";
import { sessionLogOf } from "@/lib/interview/rules/mock/session-log";
import type {
  SessionLogEntry,
  SessionLogItem,
  ReportedEntry,
} from "@/lib/interview/rules/mock/session-log-facts";
import { ABANDONED_AFTER_MS } from "@/lib/interview/rules/session/interview-state";
import { mockScore, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import type { ReportAnswer } from "@/lib/interview/rules/report/report-parts";
import type { Question } from "@/lib/questions/rules/question-schema";

/** A graded question of an interview. */
export type MockAnswer = ReportAnswer & {
  readonly isReserved: boolean;
  /**
   * Reserved, and never asked, reviewed or opened before, so it shows what carries over to new
   * questions.
   */
  readonly isUnseenReserved: boolean;
  readonly confidence: number | null;
  readonly grade: string | null;
  /** The chance of knowing it that readiness had expected, or null where it had none. */
  readonly readyChance: number | null;
};

/** The session log of an interview, and what follows from it. */
export type JudgedMock = {
  readonly sessionLog: readonly SessionLogEntry[];
  readonly verdict: MockVerdict;
  /** Every graded question, in the order of asking. */
  readonly answers: readonly MockAnswer[];
  /** Null unless it's unaided. */
  readonly score: MockScore | null;
  /** The score of its reserved questions alone, or null without any or if it isn't unaided. */
  readonly reservedScore: MockScore | null;
};

export type MockRecord = {
  readonly interview: InterviewOf<JudgedItem>;
  readonly reported: readonly ReportedEntry[];
  readonly grades: ReadonlyMap<string, MockGrade>;
  /** From the person's interviews, this one included, by interview and position: "id 0". */
  readonly seenBefore: ReadonlyMap<string, SeenBefore>;
  /** Returns the content of a question's revision. */
  readonly contentOf: (item: {
    readonly questionId: string;
    readonly revision: string;
  }) => Question;
  /**
   * Returns the texts next to the answer at a position. Needed only where the session log is shown,
   * because late text is one of its lines and changes nothing else.
   */
  readonly otherTexts?: ReadonlyMap<number, readonly Draft[]>;
};

/** Judges one interview at `now` by its session log, the unaided rule and the score. */
export function judgeMock(record: MockRecord, now: Date): JudgedMock {
  const { interview, reported } = record;
  const { finishedAt, endedBy, resumedAt, activeAt, blueprint } = interview;
  const items = interview.items.map((item) => toSessionLogItem(item, record, now));
  const idleFrom = new Date(activeAt.getTime() + ABANDONED_AFTER_MS);
  const facts = {
    hasSessionLog: blueprint.key !== "earlier",
    isPractice: isPractice(blueprint),
    finishedAt,
    endedBy,
    resumedAt,
    abandonedAt: finishedAt || idleFrom > now ? null : idleFrom,
    items,
    reported,
  };
  const sessionLog = sessionLogOf(facts);
  const judged = judgeHelp(facts, sessionLog);
  const answers = interview.items.flatMap((item) => toAnswer(item, record));
  const scored = judged.kind === "unaided" ? answers : [];
  return {
    sessionLog,
    verdict: judged,
    answers,
    score: mockScore(scored),
    reservedScore: mockScore(scored.filter(({ isUnseenReserved }) => isUnseenReserved)),
  };
}

function toSessionLogItem(item: JudgedItem, record: MockRecord, now: Date): SessionLogItem {
  const { grades, otherTexts } = record;
  const { openedAt = null, openedBy = null } = seenBeforeOf(item, record) ?? {};
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
    suggestedGrade: grade?.suggestedGrade ?? null,
    overriddenWith: grade && isAgainstSuggestion(grade) ? grade.grade : null,
    lateTexts: (otherTexts?.get(item.position) ?? [])
      .filter(({ late }) => late)
      .map(({ savedAt }) => savedAt),
    opened: openedAt && openedBy && { at: openedAt, by: openedBy },
  };
}

/** Without a tick nothing is suggested, so a passing grade is an override. */
function isAgainstSuggestion({ overridden, suggestedGrade, grade }: MockGrade): boolean {
  return overridden || (suggestedGrade === null && grade !== null && grade !== "again");
}

function seenBeforeOf(
  { position }: JudgedItem,
  { interview, seenBefore }: MockRecord,
): SeenBefore | undefined {
  return seenBefore.get(`${interview.id} ${position}`);
}

function toAnswer(item: JudgedItem, record: MockRecord): readonly MockAnswer[] {
  const { grades, contentOf } = record;
  const event = grades.get(item.eventId ?? "");
  if (!event) return [];
  const { position, questionId, isReserved, confidence } = item;
  const { prompt: questionText, level, topics, keyPoints } = contentOf(item);
  const { grade, readyChance, tickedPointIds } = event;
  const isUnseenReserved = isReserved && !seenBeforeOf(item, record)?.isSeen;
  return [
    {
      position,
      questionId,
      isReserved,
      isUnseenReserved,
      confidence,
      grade,
      readyChance,
      questionText,
      level,
      topics,
      points: keyPoints,
      tickedPointIds,
    },
  ];
}
