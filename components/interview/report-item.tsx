import { clockTime } from "@/lib/domain/interview/cue-light";
import { gradeName } from "@/lib/domain/memory/grade";
import { formatStudyDay, longStudyDay } from "@/lib/domain/shared/study-day";

type ReportItemProps = Readonly<{
  item: Readonly<{
    position: number;
    limitMs: number | null;
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
  today: number;
}>;

/** One question of a finished interview: its grade, its time, its points, and when it returns. */
export function ReportItem({ item, content, event, dueDay, answeringMs, today }: ReportItemProps) {
  return (
    <li className="break-inside-avoid space-y-3">
      <h3 className="font-serif text-xl">{content.prompt}</h3>
      <p>
        Graded <strong>{gradeName(event?.grade)}</strong>
        {event?.overridden ? ` (proposed: ${gradeName(event.proposedGrade)})` : ""}.{" "}
        {answeringMs !== null &&
          `${item.lockedBy === "clock" ? "The clock locked it after" : "Answered in"} ${clockTime(answeringMs)}${item.limitMs === null ? "" : ` of ${clockTime(item.limitMs)}`}. `}
        {dueDay !== null && `Returns ${formatStudyDay(dueDay, today)}, ${longStudyDay(dueDay, today)}.`}
      </p>
      <ul className="space-y-1">
        {content.keyPoints.map((point) => {
          const isSaid = event?.tickedPointIds.includes(point.id);
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
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
          Your answer and the model answer
        </summary>
        <div className="grid gap-8 pt-2 sm:grid-cols-2">
          <p className="font-serif break-words whitespace-pre-wrap">
            {item.answerText || (item.answerMode === "aloud" ? "Answered aloud, without notes." : "No text.")}
          </p>
          <div className="prose-answer text-base" dangerouslySetInnerHTML={{ __html: content.answerHtml }} />
        </div>
      </details>
    </li>
  );
}
