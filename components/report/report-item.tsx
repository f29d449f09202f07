import Link from "next/link";
import { OtherTexts } from "@/components/interview/other-texts";
import { confidenceSentence } from "@/lib/interview/words/confidence-words";
import { clockTime } from "@/lib/interview/words/clock-words";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { deliveryWords } from "@/lib/interview/words/delivery-words";
import type { TimeParts } from "@/lib/interview/rules/report/report-times";
import { gradeName } from "@/lib/memory/words/grade-words";
import { questionPath } from "@/lib/questions/rules/question-path";
import { formatStudyDay, longStudyDay } from "@/lib/shared/study-day";
import { CoveredPoints, type ListedPoint } from "./covered-points";

type ReportItemProps = Readonly<{
  item: Readonly<{
    position: number;
    questionId: string;
    isReserved: boolean;
    shownAt: Date | null;
    lockedAt: Date | null;
    revealedAt: Date | null;
    lockedBy: string | null;
    confidence: number | null;
    delivery: Delivery | null;
    afterwardsPointIds: readonly string[];
    answerText: string;
    answerMode: string;
  }>;
  content: Readonly<{ prompt: string; keyPoints: readonly ListedPoint[] }>;
  /** The model answer as rendered HTML. */
  modelAnswer: React.ReactNode;
  event: Readonly<{
    grade: string | null;
    suggestedGrade: string | null;
    overridden: boolean;
    tickedPointIds: readonly string[];
  }> | null;
  dueDay: number | null;
  times: TimeParts | null;
  otherTexts: React.ComponentProps<typeof OtherTexts>["texts"];
  today: number;
}>;

/**
 * Shows one question of a finished interview: its grade, its time, its points, and when it returns,
 * or that it wasn't graded.
 */
export function ReportItem({
  item,
  content,
  modelAnswer,
  event,
  dueDay,
  times,
  otherTexts,
  today,
}: ReportItemProps) {
  return (
    <li id={`question-${item.position + 1}`} className="scroll-mt-6 space-y-3">
      <div className="break-inside-avoid space-y-1">
        <p className="text-sm text-soft">
          Question {item.position + 1}
          {item.isReserved && ", reserved"}
        </p>
        {/* A question that was never asked isn't shown, because the same list may be retaken. */}
        <h3 className="font-serif text-xl">{item.shownAt ? content.prompt : "Not asked"}</h3>
      </div>
      {event ? (
        <p className="max-w-[65ch]">
          Graded <strong>{gradeName(event.grade)}</strong>
          {event.overridden && event.suggestedGrade
            ? ` (suggested: ${gradeName(event.suggestedGrade)})`
            : ""}
          . {timeWords(item.lockedBy, times)}
          {item.confidence !== null && `${confidenceSentence(item.confidence)} `}
          {item.delivery && `Said ${deliveryWords(item.delivery)}. `}
          {dueDay !== null && returnWords(dueDay, today)}
        </p>
      ) : (
        <p>
          <strong>Not graded</strong>: the interview was ended before{" "}
          {item.shownAt ? `that. ${timeWords(item.lockedBy, times)}` : "this question was shown."}
        </p>
      )}
      {event && (
        <CoveredPoints
          points={content.keyPoints}
          covered={event.tickedPointIds}
          coveredLate={item.afterwardsPointIds}
        />
      )}
      {item.shownAt && (
        <details className="not-open:print:hidden">
          <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
            {item.revealedAt ? "Your answer and the model answer" : "Your answer"}
          </summary>
          <div className="grid gap-8 pt-2 sm:grid-cols-2">
            <div className="space-y-3">
              {item.answerMode === "aloud" && <p className="text-sm text-soft">Answered aloud.</p>}
              <p className="persons-text font-serif">
                {item.answerText || (item.answerMode === "aloud" ? "Without notes." : "No text.")}
              </p>
              <OtherTexts texts={otherTexts} />
            </div>
            {/* Never opened in the interview. Its own page opens it, and records that. */}
            {item.revealedAt && modelAnswer}
          </div>
        </details>
      )}
      {item.shownAt && (event || !item.revealedAt) && (
        <Link href={questionPath(item.questionId)} className="tap-line text-sm print:hidden">
          {event ? "All your answers to this question" : "This question's page"}
        </Link>
      )}
    </li>
  );
}

function returnWords(dueDay: number, today: number): string {
  const date = longStudyDay(dueDay, today);
  return dueDay < today
    ? `Due since ${date}.`
    : `Returns ${formatStudyDay(dueDay, today)}, ${date}.`;
}

function timeWords(lockedBy: string | null, times: TimeParts | null): string {
  if (!times) return "Your answer was never locked.";
  const { thinkingMs, answeringMs, overtimeMs, limitMs } = times;
  const how =
    lockedBy === "clock"
      ? "The clock locked it after"
      : lockedBy === "reveal"
        ? "The model answer was opened after"
        : "Answered in";
  const limit = limitMs === null ? "" : ` of ${clockTime(limitMs)}`;
  const thinking = thinkingMs > 0 ? `, after ${clockTime(thinkingMs)} of thinking` : "";
  const over = overtimeMs > 0 ? `, ${clockTime(overtimeMs)} over` : "";
  return `${how} ${clockTime(answeringMs + overtimeMs)}${limit}${over}${thinking}. `;
}
