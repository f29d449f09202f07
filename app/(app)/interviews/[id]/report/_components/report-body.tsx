import Link from "next/link";
import { Prose } from "@/app/_components/prose";
import { UndoButton } from "@/components/grading/undo-button";
import { ComparisonSection } from "@/components/report/comparison-section";
import { ConfidenceSection } from "@/components/report/confidence-section";
import { DeliverySection } from "@/components/report/delivery-section";
import { SessionLogLines } from "@/components/report/session-log-lines";
import { MissedPoints } from "@/components/report/missed-points";
import { ReportItem } from "@/components/report/report-item";
import { ReportTables } from "@/components/report/report-tables";
import { ReturnsSection } from "@/components/report/returns-section";
import { TimeSection } from "@/components/report/time-section";
import { closingAdvice, type AnswerOutcome } from "@/lib/interview/rules/report/closing-advice";
import { CLOSING_ADVICE } from "@/lib/interview/words/advice-words";
import { confidenceRows } from "@/lib/interview/rules/report/report-confidence";
import {
  partsByConcept,
  partsByLevel,
  partsByTopic,
} from "@/lib/interview/rules/report/report-parts";
import { shareCovered } from "@/lib/memory/rules/points/facts";
import { levelName } from "@/lib/questions/words/level-words";
import type { Report, ReportItem as ReportEntry } from "@/lib/progress/usecases/load-report";

/** Shows the parts of an interview's report, and every question of it. */
export function ReportBody({ report, zone }: Readonly<{ report: Report; zone: string }>) {
  const {
    items,
    answers,
    missed,
    weakConcepts,
    comparison,
    sessionLog,
    verdict,
    titleOf,
    today,
    lastGrade,
  } = report;
  const graded = items.filter(({ event }) => event);
  const advice = graded.length > 0 ? CLOSING_ADVICE[closingAdvice(graded.map(toOutcome))] : null;
  return (
    <>
      {comparison && <ComparisonSection comparison={comparison} today={today} />}
      <MissedPoints missed={missed} weakConcepts={weakConcepts} today={today} />
      {answers.length > 0 && (
        <ReportTables
          topics={partsByTopic(answers).map((part) => ({ ...part, title: titleOf(part.key) }))}
          levels={partsByLevel(answers).map((part) => ({ ...part, title: levelName(part.key) }))}
          concepts={partsByConcept(answers).map((part) => ({ ...part, title: titleOf(part.key) }))}
        />
      )}
      <TimeSection
        times={items.flatMap(({ item, times }) =>
          times ? [{ ...times, position: item.position, isCutOff: item.lockedBy === "clock" }] : [],
        )}
      />
      <ConfidenceSection
        rows={confidenceRows(
          answers.map(({ confidence, grade }) => ({
            confidence,
            isPassed: grade === "good" || grade === "easy",
          })),
        )}
      />
      <DeliverySection
        marks={items.flatMap(({ item, event }) => (event && item.delivery ? [item.delivery] : []))}
      />
      <SessionLogLines sessionLog={sessionLog} verdict={verdict.kind} zone={zone} />
      <ReturnsSection
        dueDays={graded.flatMap(({ dueDay }) => dueDay ?? [])}
        reserved={graded.filter(({ isReservedNow }) => isReservedNow).length}
        today={today}
      />
      <section className="space-y-8 border-t border-line pt-6" aria-labelledby="questions">
        <h2 id="questions">Question by question</h2>
        <ol className="space-y-10">
          {items.map((entry) => (
            <ReportItem
              key={entry.item.position}
              {...entry}
              modelAnswer={<Prose markdown={entry.content.modelAnswer} className="text-base" />}
              today={today}
            />
          ))}
        </ol>
      </section>
      {advice && (
        <p className="measure border-t border-line pt-6 font-serif text-xl">
          {advice.text}{" "}
          <Link href={`/advice/${advice.page}`} className="font-sans text-base print:hidden">
            Read on
          </Link>
        </p>
      )}
      {lastGrade && <UndoButton key={lastGrade.id} lastGrade={lastGrade} />}
    </>
  );
}

function toOutcome({ item, content, event, times }: ReportEntry): AnswerOutcome {
  const { keyPoints } = content;
  const tickedPointIds = event?.tickedPointIds ?? [];
  const timed = times?.limitMs ? (times.answeringMs + times.overtimeMs) / times.limitMs : null;
  return {
    share: shareCovered([{ points: keyPoints, tickedPointIds }]),
    isEssentialMissed: keyPoints.some(
      ({ id, essential }) => essential && !tickedPointIds.includes(id),
    ),
    isLockedByClock: item.lockedBy === "clock",
    timeShare: timed,
  };
}
