import Link from "next/link";
import { clockTime } from "@/lib/interview/words/clock-words";
import { deliveryWords } from "@/lib/interview/words/delivery-words";
import { gradeName } from "@/lib/memory/words/grade-words";
import type { ComparedAttempt } from "@/lib/progress/rules/attempts";
import { changeWords } from "@/lib/progress/words/change-words";
import { percent } from "@/lib/shared/words/percent";
import { longStudyDay } from "@/lib/shared/study-day";

type AttemptColumnProps = Readonly<{ attempt: ComparedAttempt; today: number }>;

/**
 * Shows one attempt: when and where, its grade and its numbers, the changes since the one before,
 * the points covered, and its text.
 */
export function AttemptColumn({ attempt, today }: AttemptColumnProps) {
  const { studyDay, grade, changes, text, answerMode } = attempt;
  const changed = changes && changeWords(changes, grade);
  return (
    <li className="min-w-0 break-inside-avoid space-y-4 border-t-2 border-edge pt-3">
      <div>
        <h3 className="font-medium">{longStudyDay(studyDay, today)}</h3>
        <p className="text-sm text-soft">
          <Source {...attempt} />
        </p>
      </div>
      {grade === null && <p className="text-sm font-medium">Not graded</p>}
      <Numbers {...attempt} />
      {changed && (changed.length > 0 || changes.share !== null) && (
        <p className="text-sm">
          <span className="text-soft">Since the time before: </span>
          {changed.length > 0 ? `${changed.join(", ")}.` : "nothing changed."}
        </p>
      )}
      <Ticks {...attempt} />
      {text !== null && (
        <div className="space-y-1">
          {answerMode === "aloud" && <p className="text-sm text-soft">Answered aloud.</p>}
          <p className="persons-text font-serif">
            {text || (answerMode === "aloud" ? "Without notes." : "No text.")}
          </p>
        </div>
      )}
    </li>
  );
}

const SOURCES = {
  interview: "Interview",
  measurement: "Interview",
  review: "Review",
  practice: "Practice beyond the plan",
} as const;

function Source({ source, interview }: ComparedAttempt) {
  if (!interview) return SOURCES[source];
  return (
    <>
      <Link
        href={
          interview.isOver ? `/interviews/${interview.id}/report` : `/interviews/${interview.id}`
        }
      >
        {interview.title}
      </Link>
      {source === "measurement" && ", reserved for mocks"}
    </>
  );
}

function Numbers({
  grade,
  suggestedGrade,
  points,
  tickedPointIds,
  share,
  confidence,
  delivery,
  answeringMs,
  limitMs,
  words,
}: ComparedAttempt) {
  const covered = points.filter(({ id }) => tickedPointIds?.includes(id)).length;
  const rows = [
    [
      "Grade",
      grade &&
        `${gradeName(grade)}${suggestedGrade && suggestedGrade !== grade ? ` (suggested: ${gradeName(suggestedGrade)})` : ""}`,
    ],
    [
      "Covered",
      share !== null && `${covered} of ${points.length} points, ${percent(share)} of the weight`,
    ],
    ["Confidence", confidence !== null && percent(confidence / 100)],
    [
      "Time",
      answeringMs !== null &&
        `${clockTime(answeringMs)}${limitMs === null ? "" : ` of ${clockTime(limitMs)}`}`,
    ],
    ["Delivery", delivery && deliveryWords(delivery)],
    ["Words", words !== null && String(words)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className={name === "Grade" ? "font-medium" : "tabular-nums"}>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Shows what was covered and missed, with a word if that has changed since the attempt before. */
function Ticks({ points, tickedPointIds, ...attempt }: ComparedAttempt) {
  if (!tickedPointIds) return null;
  return (
    <ul className="space-y-1 text-sm">
      {points.map(({ id, text }) => {
        const isCovered = tickedPointIds.includes(id);
        return (
          <li key={id} className="flex gap-2">
            <Mark {...attempt} id={id} isCovered={isCovered} />
            <span className={isCovered ? "text-soft" : ""}>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}

type MarkProps = Pick<ComparedAttempt, "afterwardsPointIds" | "changes"> &
  Readonly<{ id: string; isCovered: boolean }>;

function Mark({ id, isCovered, afterwardsPointIds, changes }: MarkProps) {
  if (changes?.gained.includes(id))
    return <span className="w-24 shrink-0 font-medium text-stage">now covered</span>;
  if (isCovered) return <span className="w-24 shrink-0 text-soft">covered</span>;
  const missed = changes?.lost.includes(id) ? "no longer" : "missed";
  return (
    <span className="w-24 shrink-0 font-medium">
      {afterwardsPointIds.includes(id) ? "too late" : missed}
    </span>
  );
}
