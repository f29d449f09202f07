import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { UndoButton } from "@/components/grading/undo-button";
import { ReportItem } from "@/components/interview/report-item";
import { PassingNote } from "@/components/ui/passing-note";
import { requireViewer } from "@/lib/auth/viewer";
import { closingAdvice, type AnswerOutcome } from "@/lib/domain/interview/closing-advice";
import { describeExtraTime } from "@/lib/domain/interview/extra-time";
import { shareSaid } from "@/lib/domain/progress/facts";
import { countWords } from "@/lib/domain/shared/count-words";
import { longStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";
import { loadReport, type ReportItem as ReportEntry } from "@/lib/usecases/load-report";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({ params, searchParams }: PageProps<"/interviews/[id]/report">) {
  const { id } = await params;
  const { stale } = await searchParams;
  const viewer = await requireViewer(`/interviews/${id}/report`);
  const report = z.uuid().safeParse(id).success
    ? await loadReport({ ...viewer, interviewId: id, now: new Date() })
    : null;
  if (!report) notFound();
  const { interview, items, topics, today, lastGrade } = report;
  if (!report.isPast) redirect(`/interviews/${id}`);
  // An interview that was ended early counts by what was graded in it.
  const graded = items.filter(({ event }) => event);
  const said = graded.reduce((sum, { event }) => sum + (event?.tickedPointIds.length ?? 0), 0);
  const all = graded.reduce((sum, { content }) => sum + content.keyPoints.length, 0);
  const advice = graded.length > 0 ? closingAdvice(graded.map(toOutcome)) : null;
  return (
    <>
      {stale && (
        <PassingNote>That question had its turn, in another tab or on another device. This is the report.</PassingNote>
      )}
      <header className="space-y-3">
        <h1>
          {graded.length > 0
            ? `You said ${said} of ${all} points.`
            : "You ended this interview before its first grade."}
        </h1>
        <p className="text-soft">
          {longStudyDay(studyDayOf(interview.createdAt, viewer.zone, viewer.cutoffHour), today)}:{" "}
          {interview.blueprint.title}, {countWords(items.length, "question", "questions")}
          {graded.length < items.length && `, ${items.length - graded.length} of them not graded`}.{" "}
          {describeExtraTime(report.extraTime)}.
        </p>
      </header>
      {topics.map(({ title, items: asked }) => (
        <section key={title} className="space-y-8 border-t border-line pt-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2>{title}</h2>
            {asked.some(({ event }) => event) && (
              <p>
                <strong>{Math.round(shareSaid(asked.filter(({ event }) => event).map(toAttempt)) * 100)} %</strong>{" "}
                <span className="text-sm text-soft">of the points, by weight</span>
              </p>
            )}
          </div>
          <ol className="space-y-10">
            {asked.map((item) => (
              <ReportItem key={item.item.position} {...item} today={today} />
            ))}
          </ol>
        </section>
      ))}
      {advice && (
        <p className="max-w-[60ch] border-t border-line pt-6 font-serif text-xl">
          {advice.text}{" "}
          <Link href={`/advice/${advice.page}`} className="font-sans text-base print:hidden">
            Read on
          </Link>
        </p>
      )}
      {lastGrade && <UndoButton key={lastGrade.id} lastGrade={lastGrade} />}
      <p className="flex flex-wrap gap-4 print:hidden">
        <Link href="/today" className="button">
          Go to Today
        </Link>
        <Link href="/interviews/new" className="button-quiet">
          Another interview
        </Link>
      </p>
    </>
  );
}

function toAttempt({ content, event }: ReportEntry) {
  return { points: content.keyPoints, tickedPointIds: event?.tickedPointIds ?? [] };
}

function toOutcome(entry: ReportEntry): AnswerOutcome {
  const { item, content, event, answeringMs } = entry;
  return {
    share: shareSaid([toAttempt(entry)]),
    isEssentialMissed: content.keyPoints.some(({ id, essential }) => essential && !event?.tickedPointIds.includes(id)),
    isLockedByClock: item.lockedBy === "clock",
    timeShare: answeringMs === null || item.limitMs === null ? null : answeringMs / item.limitMs,
  };
}
