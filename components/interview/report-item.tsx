import { clockTime } from "@/lib/domain/interview/cue-light";
import { gradeName } from "@/lib/domain/memory/grade";
import { formatStudyDay, longStudyDay } from "@/lib/domain/shared/study-day";
import { OtherTexts } from "./other-texts";

type ReportItemProps = Readonly<{
  item: Readonly<{
    position: number;
    limitMs: number | null;
    shownAt: Date | null;
    lockedBy: string | null;
    answerText: string;
    answerMode: string;
  }>;
  content: Readonly<{
    prompt: string;
    answerHtml: string;
    keyPoints: readonly { readonly id: string; readonly text: string; readonly essential?: boolean | undefined }[];
  }>;
  event: Readonly<{
    grade: string | null;
    proposedGrade: string | null;
    overridden: boolean;
    tickedPointIds: readonly string[];
  }> | null;
  dueDay: number | null;
  answeringMs: number | null;
  otherTexts: React.ComponentProps<typeof OtherTexts>["texts"];
  today: number;
}>;

/** One question of a finished interview: its grade, its time, its points, and when it returns; or that it was not graded. */
export function ReportItem({ item, content, event, dueDay, answeringMs, otherTexts, today }: ReportItemProps) {
  return (
    <li className="break-inside-avoid space-y-3">
      <h3 className="font-serif text-xl">{content.prompt}</h3>
      {event ? (
        <p>
          Graded <strong>{gradeName(event.grade)}</strong>
          {event.overridden ? ` (proposed: ${gradeName(event.proposedGrade)})` : ""}. {timeWords(item, answeringMs)}
          {dueDay !== null && `Returns ${formatStudyDay(dueDay, today)}, ${longStudyDay(dueDay, today)}.`}
        </p>
      ) : (
        <p>
          <strong>Not graded</strong>: the interview was ended before{" "}
          {item.shownAt ? `that. ${timeWords(item, answeringMs)}` : "this question was shown."}
        </p>
      )}
      {event && (
        <ul className="space-y-1">
          {content.keyPoints.map((point) => {
            const isSaid = event.tickedPointIds.includes(point.id);
            return (
              <li key={point.id} className="flex gap-3">
                <span className={`w-16 shrink-0 text-sm leading-relaxed ${isSaid ? "text-soft" : "font-medium"}`}>
                  {isSaid ? "said" : "missed"}
                </span>
                <span className={isSaid ? "" : "font-medium"}>
                  {point.text}
                  {point.essential && <span className="text-sm font-normal text-soft"> (essential)</span>}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {item.shownAt && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
            Your answer and the model answer
          </summary>
          <div className="grid gap-8 pt-2 sm:grid-cols-2">
            <div className="space-y-3">
              {item.answerMode === "aloud" && <p className="text-sm text-soft">Answered aloud.</p>}
              <p className="font-serif break-words whitespace-pre-wrap">
                {item.answerText || (item.answerMode === "aloud" ? "Without notes." : "No text.")}
              </p>
              <OtherTexts texts={otherTexts} />
            </div>
            <div className="prose-answer text-base" dangerouslySetInnerHTML={{ __html: content.answerHtml }} />
          </div>
        </details>
      )}
    </li>
  );
}

function timeWords({ lockedBy, limitMs }: ReportItemProps["item"], answeringMs: number | null): string {
  if (answeringMs === null) return "";
  const limit = limitMs === null ? "" : ` of ${clockTime(limitMs)}`;
  return `${lockedBy === "clock" ? "The clock locked it after" : "Answered in"} ${clockTime(answeringMs)}${limit}. `;
}
