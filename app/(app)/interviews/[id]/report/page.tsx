import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import { clockTime } from "@/lib/domain/interview/cue-light";
import { describeExtraTime } from "@/lib/domain/interview/extra-time";
import { formatStudyDay, longStudyDay } from "@/lib/domain/shared/study-day";
import { gradeName } from "@/lib/domain/memory/grade";
import { loadReport } from "@/lib/usecases/load-interview";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({ params }: PageProps<"/interviews/[id]/report">) {
  const { id } = await params;
  const viewer = await requireViewer(`/interviews/${id}/report`);
  const report = z.uuid().safeParse(id).success
    ? await loadReport({ userId: viewer.userId, zone: viewer.zone, interviewId: id, now: new Date() })
    : null;
  if (!report) notFound();
  if (!report.interview.finishedAt) redirect(`/interviews/${id}`);
  const { items, today } = report;
  const said = items.reduce((sum, { event }) => sum + (event?.tickedPointIds.length ?? 0), 0);
  const all = items.reduce((sum, { content }) => sum + content.keyPoints.length, 0);
  return (
    <>
      <header className="space-y-3">
        <h1>
          You said {said} of {all} points.
        </h1>
        <p className="text-soft">
          {items.length === 1 ? "One question" : `${items.length} questions`}, {report.interview.level}.{" "}
          {describeExtraTime(report.extraTime)}.
        </p>
      </header>
      <ol className="space-y-10">
        {items.map(({ item, content, event, dueDay, answeringMs }) => (
          <li key={item.position} className="space-y-3 border-t border-line pt-6">
            <h2>{content.prompt}</h2>
            <p>
              Graded <strong>{gradeName(event?.grade)}</strong>
              {event?.overridden ? ` (proposed: ${gradeName(event.proposedGrade)})` : ""}.
              {answeringMs !== null &&
                ` Answered in ${clockTime(answeringMs)} of ${clockTime(content.limitSeconds * 1000)}.`}
              {dueDay !== null && ` Returns ${formatStudyDay(dueDay, today)}, ${longStudyDay(dueDay, today)}.`}
            </p>
            <ul className="space-y-1">
              {content.keyPoints.map((point) => {
                const isHit = event?.tickedPointIds.includes(point.id);
                return (
                  <li key={point.id} className="flex gap-3">
                    <span className="w-16 shrink-0 text-sm leading-relaxed text-soft">{isHit ? "said" : "missed"}</span>
                    <span className={isHit ? "" : "font-medium"}>
                      {point.text}
                      {point.essential && <span className="text-sm font-normal text-soft"> (essential)</span>}
                    </span>
                  </li>
                );
              })}
            </ul>
            {item.answerText && (
              <details>
                <summary className="min-h-11 cursor-pointer text-soft">Your answer</summary>
                <p className="font-serif break-words whitespace-pre-wrap">{item.answerText}</p>
              </details>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Link href="/today" className="button">
          Go to Today
        </Link>
      </p>
    </>
  );
}
